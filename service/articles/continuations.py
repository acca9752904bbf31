"""What a statement goes on with: `Among them were …`, `The three are …`, `X was also hit` lean on one made before."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from service.articles.clauses import clause_start
from service.articles.frames import ADVERBS, Found
from service.articles.regimes import Named, find_authorities
from service.articles.sentences import Sentence
from service.articles.text import Text

_BACK = 3
_OF_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|dozen|a number of|individuals|"
    r"people|companies|entities|officials|firms|members|persons|men|they|those|names)\b",
    re.I,
)
_TO_THE_VERB = re.compile(
    rf"\)?(?:['’]s? (?:[A-Za-z]+ ){{0,3}}|\s?\([A-Z]+\)|,? [^,;]{{2,60}},)?\s*"
    rf"(?:(?:has|have|had|is|are|{ADVERBS}|on \w+day|today|this week|last (?:week|month|year))\s)*"
)
_AUXILIARIES = rf"(?:(?:has|have|had|is|are|was|were|{ADVERBS})\s)*"
_THEY = re.compile(rf"\b(?:it|they)\s{_AUXILIARIES}\Z", re.I)
_THEY_ALONE = re.compile(rf"\W*(?:(?:and|but) )?(?:it|they)\s{_AUXILIARIES}\Z", re.I)


def antecedent(text: Text, sentence: Sentence, found: Found) -> Found | None:
    """The statement that a follow-on frame leans on, None where there is none or for a frame that stands alone."""
    finder = {
        "previous": _previous,
        "group": _group,
        "follows": stated_before,
        "authority": _by_authority,
        "body": _by_authority,
    }
    find = finder.get(found.frame.needs_list)
    return find(text, sentence, found) if find else None


def _previous(text: Text, sentence: Sentence, found: Found) -> Found | None:
    """`Among them were …`: at the beginning of a sentence, or after `;`, that of the sentence or clause before."""
    if text.content[found.start - 2 : found.start] in ("; ", ", ", "– ", "— "):
        stated = _stated(text, sentence.start, found.start)
    elif found.start - sentence.start <= 3 and sentence.number:
        before = text.sentences[sentence.number - 1]
        stated = _stated(text, before.start, before.end)
    else:
        return None
    return next((one for one in stated if one.frame.effect == "designate"), next(_ended(text, sentence, found), None))


def _ended(text: Text, sentence: Sentence, found: Found) -> Iterator[Found]:
    """A removal in the sentence or clause before."""
    before = text.sentences[max(0, sentence.number - 1)]
    start = before.start if found.start - sentence.start <= 3 else sentence.start
    return (one for one in _stated(text, start, found.start) if one.frame.effect == "delist")


def _group(text: Text, sentence: Sentence, found: Found) -> Found | None:
    """`The three are X, Y and Z.`: at the beginning of a sentence, soon after one that lists a group without names."""
    if found.start - sentence.start > 3:
        return None
    for number in range(sentence.number - 1, max(-1, sentence.number - _BACK - 1), -1):
        before = text.sentences[number]
        for one in _stated(text, before.start, before.end):
            begin = one.start - 60 if one.passive else one.start
            if one.frame.effect == "designate" and begin >= 0 and _OF_MANY.search(text.content, begin, before.end):
                return one
    return None


def stated_before(text: Text, sentence: Sentence, found: Found) -> Found | None:
    """A statement of the same effect before in this sentence, or in one of the few before it."""
    stated = list(_stated(text, sentence.start, found.start))
    for number in range(sentence.number - 1, max(-1, sentence.number - _BACK - 1), -1):
        before = text.sentences[number]
        stated += _stated(text, before.start, before.end)
    return next((one for one in stated if one.frame.effect == found.frame.effect), None)


def _by_authority(text: Text, sentence: Sentence, found: Found) -> Found | None:
    """`The State Department separately targeted X`: the authority right before the verb, near a plain statement."""
    begin = clause_start(text.content, sentence.start, found.start)
    named = find_authorities(text.content, begin, found.start)
    they = _THEY.search(text.quote(begin, found.start)) and find_authorities(text.content, sentence.start, found.start)
    if not _acts_there(text, named, found) and not they and not _THEY_ALONE.match(text.quote(begin, found.start)):
        return None
    return stated_before(text, sentence, found)


def acts_alone(text: Text, sentence: Sentence, found: Found) -> bool:
    """`OFAC took action against X`: a body that lists, no mere country, stands right before the verb."""
    begin = clause_start(text.content, sentence.start, found.start)
    return _acts_there(
        text, [one for one in find_authorities(text.content, begin, found.start) if not one.place], found
    )


def _acts_there(text: Text, named: Sequence[Named], found: Found) -> bool:
    return bool(named) and _TO_THE_VERB.fullmatch(text.content, named[-1].end, found.start) is not None


def _stated(text: Text, start: int, end: int) -> Iterator[Found]:
    """The plain statements of a stretch; those that lean on others themselves count as well."""
    first = bisect_right(text.sentences, start, key=lambda one: one.start) - 1
    for number in range(max(0, first), len(text.sentences)):
        if text.sentences[number].start >= end:
            return
        for one in text.statements.get(number, ()):
            if start <= one.start < end and not one.negated and not one.proposed:
                yield one
