"""The US Consolidated Screening List in JSON: one object whose `results` are the rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from service.domain.vocabulary import CountryRole
from service.lists.content import Content
from service.lists.facts import Document
from service.lists.gathering import EditionGathering
from service.lists.json_text import document_of, text_of, texts_of
from service.lists.reading import Contents, ListFormat, SourceFile, the_only
from service.lists.us.facts import REMARKS, Row, add_row, end_past_orders

_RESULTS = re.compile(r'"(?:results|sources_used)"\s*:\s*\[')


def recognises(content: Content) -> bool:
    """A JSON object with `results` or `sources_used`, of which one lists a Treasury, Commerce or State source."""
    return content.kind == "json" and content.text.startswith("{") and _RESULTS.search(content.text) is not None


def read(list_code: str, sources: Sequence[SourceFile], force: bool) -> Contents:
    """The records of Commerce's and State's rows; BadInputError says which result is damaged."""
    source = the_only(sources)
    edition = EditionGathering(list_code, source.name, force=force)
    found = document_of(source, edition.damage)
    results = found.get("results")
    for place, result in enumerate(results if isinstance(results, list) else (), 1):
        if isinstance(result, dict):
            add_row(edition, _row(result, place))
        else:
            edition.damage.found(f"{source.name}, result {place}: it is no object.")
    end_past_orders(edition)
    return edition.contents(published=text_of(found.get("search_performed_at"))[:10])


def _row(result: dict[str, Any], place: int) -> Row:
    said = dict(result)
    for name in ("id", "entity_number"):
        said.pop(name, None)
    return Row(
        source=text_of(said.pop("source", None)),
        name=text_of(said.pop("name", None)),
        line=place,
        type=text_of(said.pop("type", None)),
        start=text_of(said.pop("start_date", None)),
        end=text_of(said.pop("end_date", None)),
        aliases=texts_of(said.pop("alt_names", None)),
        addresses=list(_addresses(said.pop("addresses", None))),
        ids=list(_documents(said.pop("ids", None))),
        countries=[
            *((CountryRole.NATIONALITY, country) for country in texts_of(said.pop("nationalities", None))),
            *((CountryRole.CITIZENSHIP, country) for country in texts_of(said.pop("citizenships", None))),
            *((CountryRole.RESIDENCE, country) for country in texts_of(said.pop("country", None))),
            *((CountryRole.FLAG, country) for country in texts_of(said.pop("vessel_flag", None))),
        ],
        births=texts_of(said.pop("dates_of_birth", None)),
        birth_places=texts_of(said.pop("places_of_birth", None)),
        titles=texts_of(said.pop("title", None)),
        remarks=[
            *(("Programme", programme) for programme in texts_of(said.pop("programs", None))),
            *((label, text_of(said.pop(name, None))) for name, label in REMARKS.items()),
        ],
        rest=[(name, text) for name, value in said.items() for text in texts_of(value)],
    )


def _addresses(found: Any) -> Iterator[tuple[list[str], str]]:
    for address in found if isinstance(found, list) else ():
        parts = [text_of(address.get(part)) for part in ("address", "city", "state", "postal_code")]
        yield parts, text_of(address.get("country"))


def _documents(found: Any) -> Iterator[Document]:
    for document in found if isinstance(found, list) else ():
        parts = ("type", "number", "country", "issue_date", "expiration_date")
        yield Document(*(text_of(document.get(part)) for part in parts))


FORMAT = ListFormat(
    code="us-csl-json",
    title="US Consolidated Screening List, JSON",
    lists=("us-csl",),
    published_at="https://www.trade.gov/consolidated-screening-list"
    " (https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.json)",
    files=("consolidated.json",),
    recognises=recognises,
    read=read,
)
