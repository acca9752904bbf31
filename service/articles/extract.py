"""One article in, its draft entries out."""

from service.articles import layouts
from service.articles.acting import acting_sentences
from service.articles.admission import admitted
from service.articles.associations import read_ties
from service.articles.claims import Action, read_claims
from service.articles.collectives import read_collectives
from service.articles.document import body_start
from service.articles.drafting import Drafting
from service.articles.extraction import Extraction
from service.articles.facts import read_facts
from service.articles.gate import judge, scope_of
from service.articles.groups import apply_groups
from service.articles.notices import note_parties
from service.articles.statements import read_statements
from service.articles.text import Text, open_text, read_names
from service.domain.draft import Doubt
from service.domain.source import Article

SUPPORTED_LANGUAGES = frozenset(("en",))


def extract(article: Article) -> Extraction:
    """Read one article. Any text is answered; one with nothing to say gives no drafts.

    A text in another language than English gives no drafts and one doubt, `language_not_supported`.
    """
    if article.language[:2] not in SUPPORTED_LANGUAGES:
        doubt = Doubt("", "language_not_supported", f"The text is in {article.language!r}; only English is read.")
        return Extraction(article, doubts=(doubt,))
    text = open_text(article.text, start=body_start(article.text), published=article.published)
    action = read(text)
    return _drafts(article, text, action)


def read(text: Text) -> Action:
    """All passes over an opened text: layouts first, then prose."""
    action = Action()
    text.acting = acting_sentences(text)
    layouts.read_whole_blocks(text)
    read_names(text)
    read_statements(text)
    lists = layouts.read_lists(text)
    note_parties(text)
    read_facts(text)
    read_ties(text)
    read_claims(text, action)
    layouts.apply_groups(text, lists, action)
    apply_groups(text, action)
    read_collectives(text, action)
    return action


def _drafts(article: Article, text: Text, action: Action) -> Extraction:
    parties = text.registry.parties
    scope = scope_of(text, action)
    verdicts = [judge(text, party, action, scope) for party in parties]
    statuses = admitted(parties, verdicts)
    drafting = Drafting(text.view, parties, statuses)
    drafting.doubt_unsupported(parties, verdicts)
    drafts = [drafting.draft(party, verdicts[party.number]) for party in drafting.order]
    return Extraction(article, tuple(draft for draft in drafts if draft is not None), tuple(drafting.doubts))
