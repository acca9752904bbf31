"""A text as the rules read it: its view, blocks, sentences, candidate parties, and who they are."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service.articles.aliases import AliasClaim, find_aliases
from service.articles.dossier import Party
from service.articles.frames import Found
from service.articles.gazetteer import country_of
from service.articles.identifiers import find_identifiers
from service.articles.parties import Mention, find_mentions
from service.articles.reading import ReadingView, reading_view
from service.articles.regimes import Named, find_authorities, find_programmes
from service.articles.registry import Registry
from service.articles.sentences import Block, BlockKind, Sentence, find_blocks, find_sentences
from service.articles.tables import words

DATELINE_SENTENCES = 8
_SHOUTED = 8
_DIGITS = re.compile(r"\d|SWIFT|LEI")
_LEGAL_TITLE = re.compile(
    r"(?:Annex to )?(?:the )?(?:Council|Commission) (?:Implementing )?(?:Regulation|Decision)\b[^.]*\Z|Annex to\b"
)


@dataclass(slots=True)
class Text:
    """One article opened for reading. `mentions[n]` are those of sentence `n`.

    `acting` are the sentences in which an authority lists someone, each with who acts; `claimed` are the parties
    listed last; `consumed` are the blocks a layout has read; `focus[n]` is whom a pronoun of sentence `n` means;
    `statements[n]` are the frames that are meant in sentence `n`, in order.
    """

    view: ReadingView
    blocks: list[Block]
    sentences: list[Sentence]
    mentions: list[list[Mention]]
    registry: Registry
    published: str
    consumed: set[int] = field(default_factory=set)
    acting: Mapping[int, tuple[Named, ...]] = field(default_factory=dict)
    claimed: tuple[tuple[Mention, Party], ...] = ()
    focus: dict[int, tuple[Mention, Party]] = field(default_factory=dict)
    statements: dict[int, list[Found]] = field(default_factory=dict)

    @property
    def content(self) -> str:
        """The characters of the view."""
        return self.view.text

    def quote(self, start: int, end: int) -> str:
        """A span of the view as text."""
        return self.view.text[start:end]

    def parties_in(self, sentence: int) -> list[tuple[Mention, Party]]:
        """The resolved mentions of a sentence in order."""
        pairs = ((mention, self.registry.party_of(mention)) for mention in self.mentions[sentence])
        return [(mention, party) for mention, party in pairs if party is not None]


def open_text(source: str, *, start: int = 0, published: str = "") -> Text:
    """Blocks and sentences of a text; nobody is known yet."""
    view = reading_view(source, start)
    blocks = find_blocks(view.text)
    sentences = find_sentences(view.text, blocks)
    return Text(view, blocks, sentences, [[] for _ in sentences], Registry(view.text), published)


def read_names(text: Text) -> None:
    """Find and resolve the mentions of every sentence that no layout has consumed. Headings name nobody."""
    aliases: list[AliasClaim] = []
    lower = _lower_words(text)
    acronyms = _place_acronyms(text.content)
    for sentence in text.sentences:
        block = text.blocks[sentence.block]
        if sentence.block in text.consumed or block.kind in (BlockKind.HEADING, BlockKind.ROW):
            continue
        found = find_mentions(
            text.content,
            sentence.start,
            sentence.end,
            first=sentence.number < DATELINE_SENTENCES and block.kind is not BlockKind.ITEM,
            masked=_masked(text, sentence),
        )
        if _is_shouted(text.quote(sentence.start, sentence.end)):
            continue
        if _LEGAL_TITLE.match(text.content, sentence.start, sentence.end):
            continue
        text.mentions[sentence.number] = [
            mention
            for mention in found
            if mention.name not in acronyms
            and not _is_plain_word(mention, lower, text)
            and not _is_place(mention, text)
            and not _is_portfolio(mention, text.content)
        ]
        aliases.extend(find_aliases(text.content, sentence.end, text.mentions[sentence.number]))
    everyone = [(number, mention) for number, mentions in enumerate(text.mentions) for mention in mentions]
    text.registry.read(everyone, aliases)


def _is_shouted(words_: str) -> bool:
    """A long sentence in capitals throughout: nothing shows where its names begin and end."""
    letters = [char for char in words_ if char.isalpha()]
    return len(words_.split()) > _SHOUTED and sum(char.islower() for char in letters) < 0.05 * len(letters)


def _masked(text: Text, sentence: Sentence) -> Sequence[tuple[int, int]]:
    named = [*find_programmes(text.content, sentence.start, sentence.end)]
    named += [one for one in find_authorities(text.content, sentence.start, sentence.end) if not one.place]
    codes = (
        find_identifiers(text.content, sentence.start, sentence.end)
        if _DIGITS.search(text.content, sentence.start, sentence.end)
        else ()
    )
    return [*((one.start, one.end) for one in named), *(span for _, span in codes)]


def _lower_words(text: Text) -> frozenset[str]:
    """Words that the text also prints in small letters."""
    return frozenset(word.strip(".,;:()\"“”'’") for word in text.content.split() if word[:1].islower())


def _is_plain_word(mention: Mention, lower: frozenset[str], text: Text) -> bool:
    """A single sentence-initial word that is an ordinary word of the text, or is not followed like a name."""
    if not mention.initial or " " in mention.name or mention.quoted:
        return False
    return (
        mention.name.casefold() in lower
        or bool(_PEOPLE_PLURAL.fullmatch(mention.name))
        or bool(_TRADE_AFTER.match(text.content, mention.end))
    )


_TRADE_AFTER = re.compile(
    r" (?:[a-z-]+ )?(?:company|firm|bank|maker|group|producer|manufacturer|exporter|importer|trader|tycoon|"
    r"magnate|boss|"
    r"giant|operator|supplier|broker|developer|industry)s? (?=[A-Z])"
)
_PEOPLE_PLURAL = re.compile(r"[A-Z][a-z]{3,}(?:ists|ers|ors|ians|ents|ants|ees|men)")
_PLACE_BEFORE = re.compile(
    r"\b(?:aged? )?\d\d, of \Z|\b(?:in|near|inside|outside|around|across|throughout)(?: the)? (?:[a-z]+ern |"
    r"central |downtown )?\Z"
)


def _is_place(mention: Mention, text: Text) -> bool:
    """`in Eastleigh`: a name of one or two words, printed once, that a preposition of place leads."""
    before = text.content[max(0, mention.left - 40) : mention.left]
    heads = words("org_heads") | words("company_forms", "form")
    if not _PLACE_BEFORE.search(before) or any(word.casefold() in heads for word in mention.name.split()):
        return False
    return mention.name.count(" ") <= 1 and "-" not in mention.name and text.content.count(mention.name) == 1


_PORTFOLIO_BEFORE = re.compile(
    r"\b(?:[Mm]inister|[Dd]irector|[Ss]ecretary|[Hh]ead|[Cc]hief|[Dd]eputy|[Cc]ommissioner|[Uu]ndersecretary|[Gg]eneral|"
    r"[Pp]rofessor|[Dd]ean|[Ss]chool|[Ff]aculty)(?: for| of)(?: the)? \Z"
)


def _is_portfolio(mention: Mention, content: str) -> bool:
    """`Minister of Information`, `Director of Investor Relations`: a field of work, not a body with a head noun."""
    if not _PORTFOLIO_BEFORE.search(content, max(0, mention.left - 30), mention.left):
        return False
    heads = words("org_heads") | words("company_forms", "form")
    last = mention.name.split()[-1].casefold()
    return mention.name.count(" ") <= 2 and (last not in heads or last in words("business_words"))


def _place_acronyms(content: str) -> frozenset[str]:
    """Short forms that the text gives to countries: `Bosnia and Herzegovina (BiH)`."""
    found = set()
    for match in _DEFINED.finditer(content):
        before = content[max(0, match.start() - 45) : match.start()].split()
        ends = (before[-length:] for length in range(1, 6) if length <= len(before))
        if any(end[0][0] == match[1][0] and country_of(" ".join(end)) for end in ends):
            found.add(match[1])
    return frozenset(found)


_DEFINED = re.compile(r" \([\"“]?([A-Z][A-Za-z]{1,4})[\"”]?\)")
