"""A document as bytes becomes an article: decoded, its kind recognised, its date and title found."""

import datetime
import re
from collections.abc import Mapping

from service.articles import dates, html
from service.articles.decoding import decode
from service.articles.language import language_of
from service.domain.source import Article
from service.errors import BadInputError

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FRONT_MATTER_LIMIT = 50_000
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.I | re.S
)
MAX_CHARACTERS = 750_000
"""Of text without markup, a book of 400 pages; at worst it takes some 20 µs a character to read."""

_SCALARS = (str, int, float, datetime.date)
_HEAD = 700
_DATE_LABEL = re.compile(
    r"^\W*(?:dated?|published(?: on)?|updated|posted(?: on)?|(?:for immediate )?release(?: date)?)\s*:\s*$", re.I
)
_DATE_LINE = re.compile(r"\A\s*date:? +(?=\d)", re.I)


def read_document(
    data: bytes,
    *,
    name: str = "",
    content_type: str | None = None,
    title: str = "",
    url: str = "",
    publisher: str = "",
    published: str = "",
) -> Article:
    """The article in `data`: plain text, Markdown with YAML front matter, or HTML, told apart by content.

    Of plain text and Markdown `text` is the decoded file as it is; of HTML the extracted main text, with the page in
    `original`. Arguments win over front matter and page head, these over what the text's own first lines say. Raises
    BadInputError, naming the input, for what is empty, no text, or larger than `decoding.MAX_BYTES` or
    `MAX_CHARACTERS`.
    """
    where = name or "document"
    text = decode(data, where=where)
    known = {"title": title, "url": url, "publisher": publisher, "published": published}
    if _is_html(text, name, content_type):
        page = text
        text, facts = html.main_text(page, where=where)
    else:
        page, facts = "", _front_matter(text, where)
    if len(text) > MAX_CHARACTERS:
        raise BadInputError(
            f"{where}: it has {len(text):,} characters of text; an article may have {MAX_CHARACTERS:,}."
        )
    merged = {key: value or facts.get(key, "") for key, value in known.items()}
    merged["published"] = _iso_date(merged["published"]) or head_date(text)
    language = (
        facts.get("language", "")[:2].casefold() if facts.get("language") and not page else language_of(body_of(text))
    )
    return Article(text=text, original=page, language=language or "en", **merged)


def body_start(text: str) -> int:
    """Where the text begins after its front matter; 0 when there is none."""
    match = _FRONT_MATTER.match(text, 0, _FRONT_MATTER_LIMIT)
    return match.end() if match else 0


def body_of(text: str) -> str:
    """The text after its front matter."""
    return text[body_start(text) :]


def head_date(text: str) -> str:
    """The date the first lines give to the text, ISO, empty when they give none (`date 2024-01-04 In a …`)."""
    head = body_of(text)[:_HEAD]
    line = _DATE_LINE.match(head)
    if line:
        found = dates.find_dates(head, line.end(), line.end() + 30)
        return found[0].iso if found and found[0].has_year else ""
    return _dateline(head)


def _dateline(head: str) -> str:
    """A date that stands in the first words of one of the first lines, as datelines do."""
    repaired = re.sub(r"(?<=[A-Za-z])0(?=[a-z])", "o", head)
    for line in repaired.split("\n")[:8]:
        for date in dates.find_dates(line):
            if date.has_year and len(date.iso) == 10 and _is_dateline(line, date):
                return date.iso
    return ""


def _is_dateline(line: str, date: dates.FoundDate) -> bool:
    """Nothing but a place, an agency or a label stands before the date, and no sentence uses it."""
    before = line[: date.start].strip()
    after = line[date.end :].lstrip()
    if re.search(r"\b(?:on|in|since|until|by|from|of|after|before)$", before, re.I):
        return False
    lower = [word for word in re.findall(r"[^\W\d_]+", before) if word[0].islower()]
    if ":" in before and not _DATE_LABEL.search(before):
        return False
    return len(before) <= 70 and len(lower) <= 2 and (not after or after[0] in "-–—(:|.")


def _is_html(text: str, name: str, content_type: str | None) -> bool:
    if content_type and "html" in content_type:
        return "<" in text
    return bool(_HTML.match(text[:2_000])) or (name.lower().endswith((".html", ".htm")) and "<" in text)


def _front_matter(text: str, where: str) -> dict[str, str]:
    match = _FRONT_MATTER.match(text, 0, _FRONT_MATTER_LIMIT)
    if not match:
        return {}
    import yaml

    try:
        loaded = yaml.safe_load(match[1])
    except (yaml.YAMLError, RecursionError, ValueError):
        raise BadInputError(f"{where}: the front matter is not valid YAML.") from None
    if not isinstance(loaded, Mapping):
        return {}
    # Lists and mappings are left out unread: aliases can make a few lines of them stand for gigabytes.
    facts = {str(key).casefold(): str(value) for key, value in loaded.items() if isinstance(value, _SCALARS)}
    facts = {key: value for key, value in facts.items() if value}
    facts["published"] = facts.get("published") or facts.get("date", "")
    return facts


def _iso_date(value: str) -> str:
    """The date in an ISO time stamp or in words; empty when it holds none."""
    match = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?!\d)", value.strip())
    return match[0] if match else dates.first_date(value)
