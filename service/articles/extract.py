"""One article in, its draft entries out."""

from service.articles.extraction import Extraction
from service.domain.source import Article


def extract(article: Article) -> Extraction:
    """Read one article. Any text is answered; one with nothing to say gives no drafts."""
    return Extraction(article)
