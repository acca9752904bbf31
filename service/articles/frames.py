"""The one table of verb frames: which words state a listing, its end, a wish for one, or an attack.

A row gives the pattern of the verb (or noun), the voice that says where its party stands, and what it states. Polarity
(not, never), modality (would, urged to) and voice are read from the words around, the same way for every row.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from service.articles.tables import rows

ADVERBS = (
    "also|too|as well|likewise|in addition|further|additionally|now|still|already|again|since|then|later|first|both|"
    "all|each|itself|himself|herself|themselves|simultaneously|separately|subsequently|recently|newly|formally|"
    "officially|immediately|initially|originally|previously|finally|jointly|in turn|not|never|long"
)
"""What `{adv}` stands for in the table: small words that may stand anywhere beside a verb."""

MAX_FRAMES = 16
"""In one sentence; what has more is no prose, and every frame costs a look at the whole sentence."""

_NEGATION = re.compile(
    r"\b(?:not|never|no(?!\.? ?\d)|nor|neither|without|cannot|n[o']t (?:been )?|hardly|refus\w+ to|declin\w+ to|"
    r"fail\w+ to|"
    r"stopped short of|refrain\w* from|held off|holds? off|ruled out|"
    r"none of|no one|nobody|rather than|instead of|yet to|unlike|resist\w*|avoid\w*|hesitat\w*|reluctan\w+|"
    r"spared?|escaped?|isn['’]t|wasn['’]t|aren['’]t|weren['’]t|"
    r"hasn['’]t|haven['’]t|hadn['’]t|didn['’]t|"
    r"den(?:y|ied|ies))\b",
    re.I,
)
_DOUBLE = re.compile(r"\b(?:not only|no longer|no fewer than|not just)\b", re.I)
_GERUND = re.compile(r"(?:\b(?:that|if|whether|but)|[.?!]|\n) ?\Z")
_OPEN = re.compile(
    r"\b(?:would|could|might|may)\s(?!not\b)|\b(?:is|are|was|were|remains?) (?:still |now |also |said to be "
    r")*[\"“']?(?:on the table|"
    r"under (?:consideration|discussion|review)|possible|likely|unlikely|imminent|expected|in preparation|being "
    r"(?:considered|discussed|weighed|prepared|examined|debated)|off the table|a matter of time)\b"
)
_UNTIL = re.compile(r"[^.;:]{0,40}?\buntil\b")
_MODAL = re.compile(
    r"\b(?:(?-i:would|could|may|might|should|shall|must|will)|to be|urg\w+|ask\w*|call(?:s|ed|ing)? (?:for|on)|"
    r"demand\w*|press\w*|consider\w*|"
    r"weigh\w*|propos\w+|requir\w+|to direct|direct(?:s|ed|ing)|legislation|plan(?:s|ned|ning)?|intend\w*|"
    r"push\w*|draft\w*|bill|threaten\w*|"
    r"request\w*|recommend\w*|"
    r"seek\w*|sought|wants?|"
    r"examin\w+|debat\w+|discuss\w*|vow\w*|pledg\w+|prepar\w+|expected|if|whether|possib\w+|potential|petition\w*|"
    r"lobb\w+|moot\w*|"
    r"appeal\w*|mull\w*|favou?rs?|backs?|support(?:s|ed)? the|about to|set to|due to be|report on|in the coming|"
    r"next (?:week|month|year))\b",
    re.I,
)
_INFINITIVE = re.compile(r"\bto (?:also |formally |immediately |jointly )?\Z", re.I)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got|remains?|remained|stays?|stayed)\s"
    rf"(?:(?:{ADVERBS}|among those|today|yet|concurrently|on \w+day)\s)*\Z",
    re.I,
)
_COORDINATED = re.compile(
    rf"\b(?:is|are|was|were|been) (?:(?:{ADVERBS}) )*\w+(?:ed|en|wn|ught)\b[^.;:]{{0,70}}?,? (?:and|but|then)\s"
    rf"(?:(?:{ADVERBS})\s)*\Z",
    re.I,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|having)\s(?:\w+ly\s|also\s|already\s|now\s|never\s|not\s|since\s|today\s|just\s|"
    r"previously\s)*\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """One row. `voice` says where the party stands: `verb` (after it when active, before it when passive), `after`,
    `before`, `attribute` (`U.S.-designated X`), `opening`, `possessive` (`his designation`), `claimed` (last listed).

    `effect`: `designate`, `delist`, `propose`, `target`. `needs_list` names
    the list word that must stand near for the row to count (`no`: none).
    """

    id: str
    pattern: re.Pattern[str]
    voice: str
    effect: str
    needs_list: str


@dataclass(frozen=True, slots=True)
class Found:
    """A frame found in a sentence, with the polarity, modality and voice of the words around it."""

    frame: Frame
    start: int
    end: int
    negated: bool
    proposed: bool
    passive: bool
    reduced: bool


@cache
def frames() -> tuple[Frame, ...]:
    """All rows of the table `frames.tsv`."""
    return tuple(
        Frame(row["id"], _compiled(row["pattern"]), row["voice"], row["effect"], row["needs_list"])
        for row in rows("frames")
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("{adv}", f"(?:{ADVERBS})"), re.I)


@lru_cache(maxsize=32)
def find_frames(text: str, start: int, end: int) -> tuple[Found, ...]:
    """The frames of a sentence in order. Of several that overlap the first is kept, with all that begin where it does,
    the longest first: which of them is meant depends on the words around.
    """
    found: list[Found] = []
    for frame in frames():
        for match in frame.pattern.finditer(text, start, end):
            found.append(_found(frame, text, start, end, match))
    found.sort(key=lambda one: (one.start, -one.end))
    kept: list[Found] = []
    for one in found:
        if not kept or one.start == kept[-1].start or one.start >= max(last.end for last in kept[-3:]):
            kept.append(one)
    return tuple(kept[:MAX_FRAMES])


def _found(frame: Frame, text: str, start: int, end: int, match: re.Match[str]) -> Found:
    before = text[max(start, match.start() - 130) : match.start()]
    clause = re.split(
        r"[;:]|\bbut\b|, (?:and|while|which|who|when|where|whose|because|though|although)\b|\b(?:whom|who|after|"
        r"since)\b|[\"”“]",
        before,
    )[-1]
    passive = bool(_PASSIVE.search(before) or _COORDINATED.search(before)) and not match[0].casefold().endswith("ing")
    perfect = bool(_PERFECT.search(before))
    if match[0].casefold().startswith(("has ", "have ", "had ", "will ", "would ")):
        perfect = True
    infinitive = bool(_INFINITIVE.search(before))
    negated = bool(_NEGATION.search(_DOUBLE.sub("", clause[-70:] + match[0])))
    negated = negated and not _UNTIL.match(text, match.end(), end)
    modal = _is_modal(clause, match[0], infinitive=infinitive) or _is_open(frame, text, end, match)
    reduced = (
        not passive
        and not perfect
        and match[0].casefold().endswith("ed")
        and bool(re.search(r"(?:\A|[,(–—]|\w)\s*\Z", before))
    )
    return Found(frame, match.start(), match.end(), negated, modal, passive, reduced)


def _is_open(frame: Frame, text: str, end: int, match: re.Match[str]) -> bool:
    """`Listing X would …`, `a designation of X is on the table`: what a noun or a gerund speaks of has not happened."""
    noun = frame.voice == "after" and not re.match(r"\w+ed\b", match[0])
    if not noun and not match[0].casefold().endswith("ing"):
        return False
    subject = _GERUND.search(text, max(0, match.start() - 12), match.start()) or match.start() == 0
    rest = re.split(
        r"[;:](?= )|\b(?:which|who|that)\b" if subject else r"[,;:](?= )|\b(?:which|who|that)\b",
        text[match.end() : min(end, match.end() + 140)],
    )[0]
    return bool(_OPEN.search(rest))


def _is_modal(clause: str, words: str, *, infinitive: bool) -> bool:
    """A modal word governs the verb: the infinitive does not alone make one (`continued to sanction`)."""
    near = clause[-85:] + ("" if words.casefold().startswith("consider") else words)
    if not _MODAL.search(near):
        return False
    last = list(_MODAL.finditer(near))[-1]
    between = near[last.end() :]
    if re.search(r"\b(?:has|have|had|was|were|is being|are being)\b", between) and not infinitive:
        return False
    return infinitive or len(between.split()) <= 9
