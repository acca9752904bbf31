"""Official list files in, records out. One format a module, none knows another; `registry` names them all."""

from service.lists.editions import ReadEdition, read_edition
from service.lists.plausibility import doubts, emptied, filled
from service.lists.reading import ListFormat, SourceFile
from service.lists.registry import detect, formats, recognise

__all__ = [
    "ListFormat",
    "ReadEdition",
    "SourceFile",
    "detect",
    "doubts",
    "emptied",
    "filled",
    "formats",
    "read_edition",
    "recognise",
]
