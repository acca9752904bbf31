"""Drafts in words: what an article claims, with the quote behind each claim and the doubts about it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from service.cli.entry_text import quote_line
from service.cli.page import Line, Page

if TYPE_CHECKING:
    from service.articles import Extraction

Draft = Mapping[str, Any]

_STATE_STYLES = {"pending": "yellow", "accepted": "green", "rejected": "red"}


def write_drafts(page: Page, document: str, extraction: "Extraction", stored: Draft | None) -> None:
    """What was read in a document: its drafts as they are kept, else as they would be."""
    article = extraction.article
    told = ", ".join(part for part in (article.title, article.publisher, article.published) if part)
    page.line([(document, "bold"), f": {told}" if told else ""])
    if stored:
        page.fact("Article", article.id if stored["new"] else f"{article.id}, which was known already")
    drafts = stored["drafts"] if stored else _as_read(extraction)
    for draft in drafts:
        page.line()
        write_draft(page, draft)
    if not drafts:
        page.fact("", "nothing is said of a designated party")
    page.facts("Doubts", [doubt.text for doubt in extraction.doubts if not doubt.draft], style="yellow")
    page.line()


def write_draft(page: Page, draft: Draft) -> None:
    """One draft with everything it claims."""
    state = (draft["state"], _STATE_STYLES.get(draft["state"], ""))
    page.line([(draft["name"], "bold"), f"  {draft['kind']}, {draft['status']}  ", state], indent=3)
    page.fact("Draft", draft["id"])
    page.facts("Entry", [draft["entry"]] if draft["entry"] else [])
    page.facts("Names", [f"{name['value']} ({name['kind'].replace('_', ' ')})" for name in draft["names"][1:]])
    page.facts("Listed", _listing(draft))
    page.facts(
        "Ties", [f"{tie['relation'].replace('_', ' ')} {tie['name'] or tie['draft']}" for tie in draft["associations"]]
    )
    page.facts("Facts", _facts(draft))
    page.facts("Quotes", [[f"{item['fact']}: ", *quote_line(item["quote"])] for item in draft["evidence"]])
    page.facts("Doubts", [doubt["text"] for doubt in draft["doubts"]], style="yellow")
    if draft["decided_by"]:
        reason = f": {draft['reason']}" if draft["reason"] else ""
        page.fact("Decided", f"{draft['state']} by {draft['decided_by']} on {draft['decided_at']}{reason}")


def draft_row(draft: Draft) -> list[str]:
    """A draft in one row: state, id, kind, status, name."""
    number = len(draft["doubts"])
    doubts = f" ({number} doubt{'s' if number > 1 else ''})" if number else ""
    return [draft["state"], draft["id"], draft["kind"], draft["status"], draft["name"] + doubts]


def _as_read(extraction: "Extraction") -> list[Draft]:
    """The drafts of an extraction that was not kept, in the form of those that were."""
    from service.ingest.review import drafts_shown
    from service.store.drafts import PENDING, StoredDraft, draft_id

    article_id = extraction.article.id
    return list(
        drafts_shown(
            [
                StoredDraft(
                    id=draft_id(article_id, draft),
                    article_id=article_id,
                    draft=draft,
                    doubts=tuple(doubt for doubt in extraction.doubts if doubt.draft == draft.id),
                    state=PENDING,
                    entry_id="",
                    decided_at="",
                    decided_by="",
                    reason="",
                )
                for draft in extraction.drafts
            ]
        )
    )


def _listing(draft: Draft) -> Sequence[Line]:
    under = ", ".join(draft["programmes"])
    by = ", ".join(draft["authorities"])
    parts = [under, f"by {by}" if by else "", f"on {draft['action_date']}" if draft["action_date"] else ""]
    said = " ".join(part for part in parts if part)
    return ([said] if said else []) + (["the article also denies a listing"] if draft["negated"] else [])


def _facts(draft: Draft) -> Sequence[Line]:
    return [
        *draft["roles"],
        *([f"born {draft['birth_date']}"] if draft["birth_date"] else []),
        *([f"nationality {draft['nationality']}"] if draft["nationality"] else []),
        *(f"{item['type']} {item['value']}" for item in draft["identifiers"]),
    ]
