"""Elements of a large XML file one by one, without DTDs, entities or anything from outside the file."""

import io
from collections.abc import Iterator

from lxml import etree

from service.lists.damage import Damage
from service.lists.reading import SourceFile
from service.lists.text import tidy


def elements(source: SourceFile, names: tuple[str, ...], damage: Damage) -> Iterator[etree._Element]:
    """Each element of these local names once it is whole, in any namespace; emptied when the next is asked for.

    A file that is not well-formed or ends too early goes to `damage`, naming the line; what came before it was given.
    """
    context = etree.iterparse(
        io.BytesIO(source.data),
        events=("end",),
        tag=tuple(f"{{*}}{name}" for name in names),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in context:
            yield element
            _forget(element)
    except etree.XMLSyntaxError as error:
        damage.found(f"{source.name}, line {error.lineno or 1}: {_words(error)}.")


def texts(element: etree._Element) -> dict[str, str]:
    """The tidied texts of an element's children by local name; of a name that repeats, the last."""
    return {local_name(child): tidy(child.text or "") for child in element}


def local_name(element: etree._Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _words(error: etree.XMLSyntaxError) -> str:
    said = (error.msg or "it is not well-formed XML").partition(", line ")[0].rstrip(". ")
    if "Premature end" in said or "EndTag" in said or "Extra content" in said:
        return f"the XML ends before it is closed, the file is cut short ({said})"
    return f"the XML is not well-formed ({said})"


def _forget(element: etree._Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        parent = element.getparent()
        if parent is None:
            return
        del parent[0]
