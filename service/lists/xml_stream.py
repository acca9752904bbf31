"""Elements of a large XML file one by one, without DTDs, entities or anything from outside the file."""

from collections.abc import Iterator
from typing import cast

from lxml import etree

from service.lists.damage import Damage
from service.lists.reading import SourceFile
from service.lists.text import tidy

_HOLDING_A_BROKEN_TAG = etree.XPath(
    "descendant-or-self::*[* and text()[normalize-space()] or contains(text(), '/>') and not(contains(text(), '<'))]"
)


def elements(source: SourceFile, names: tuple[str, ...], damage: Damage) -> Iterator[etree._Element]:
    """Each element of these local names once it is whole, in any namespace; emptied when the next is asked for.

    A file that is not well-formed or ends too early goes to `damage`, naming the line; what came before it was given.
    So does text that was a tag before it was damaged: text beside elements, which no list has, or the end of a tag.
    """
    with source.open() as handle:
        context = etree.iterparse(
            handle,
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
                for parent in _holding_a_broken_tag(element):
                    damage.found(f"{source.name}, line {line_of(parent)}: a tag in <{local_name(parent)}> is damaged.")
                yield element
                _forget(element)
        except etree.XMLSyntaxError as error:
            damage.found(f"{source.name}, line {error.lineno or 1}: {_words(error)}.")


def _holding_a_broken_tag(element: etree._Element) -> list[etree._Element]:
    return cast("list[etree._Element]", _HOLDING_A_BROKEN_TAG(element))


def texts(element: etree._Element) -> dict[str, str]:
    """The tidied texts of an element's children by local name; of a name that repeats, the last."""
    return {local_name(child): tidy(child.text or "") for child in element}


def local_name(element: etree._Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def line_of(element: etree._Element) -> int:
    """The line on which an element begins, counted from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def root_attribute(element: etree._Element, name: str) -> str:
    """An attribute of the document's root element, tidied; empty when it has none of that name."""
    return tidy(element.getroottree().getroot().get(name) or "")


class Node:
    """An element whose facts are taken out one by one, so that what nobody took is known at the end.

    White space is tidied; an empty text counts as none. Names are local names.
    """

    __slots__ = ("_attributes", "_children", "_taken", "line", "name", "text")

    def __init__(self, element: etree._Element) -> None:
        self.name = local_name(element)
        self.line = line_of(element)
        self.text = tidy(element.text or "")
        self._attributes = {
            str(name).rpartition("}")[2]: said for name, value in element.items() if (said := tidy(str(value)))
        }
        self._children: dict[str, list[etree._Element]] = {}
        for child in element:
            self._children.setdefault(local_name(child), []).append(child)
        self._taken: list[Node] = []

    def attribute(self, *names: str) -> str:
        """Takes the attributes of these names; gives the first that says something, else an empty text."""
        found = [self._attributes.pop(name, "") for name in names]
        return next((text for text in found if text), "")

    def take(self, name: str) -> str:
        """Takes the text of the child of this name; empty when there is none. Further ones of the name stay."""
        found = self._children.get(name)
        if not found:
            return ""
        element = found.pop(0)
        if len(element) or element.attrib:
            node = Node(element)
            self._taken.append(node)
            return node.text
        return tidy(element.text or "")

    def values(self, name: str) -> list[str]:
        """Takes the texts of all children of this name that have one."""
        return [node.text for node in self.nodes(name) if node.text]

    def nodes(self, name: str) -> list["Node"]:
        """Takes all children of this name."""
        found = [Node(element) for element in self._children.pop(name, ())]
        self._taken += found
        return found

    def listed(self, container: str, name: str) -> list["Node"]:
        """Takes what `<container>` holds under this name: `<names><name/>…</names>`."""
        return [node for group in self.nodes(container) for node in group.nodes(name)]

    def skip(self, *names: str) -> None:
        """Leaves the children and attributes of these names out of the rest: they say nothing of the party."""
        for name in names:
            self._children.pop(name, None)
            self._attributes.pop(name, None)

    def rest(self) -> Iterator[tuple[str, str]]:
        """What nobody took: the path of names and the text, of attributes and elements that have one."""
        yield from self._attributes.items()
        for node in self._taken:
            yield from ((f"{node.name} {name}", text) for name, text in node.rest())
        for name, left in self._children.items():
            for element in left:
                yield from _said(Node(element), name)


def _said(node: Node, path: str) -> Iterator[tuple[str, str]]:
    """Everything an element that nobody looked at says."""
    if node.text:
        yield path, node.text
    for name, text in node.rest():
        yield f"{path} {name}", text


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
