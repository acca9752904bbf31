"""Any text is answered, exactly quoted, the same way twice, in a time that grows with its length."""

from hypothesis import given, settings
from hypothesis import strategies as st

from service.articles import extract, read_document
from service.articles.sentences import MAX_SENTENCE, find_blocks, find_sentences
from service.domain.source import Article

PIECES = st.sampled_from(
    [
        "OFAC designated ",
        "Jon Vale",
        ", also known as ",
        "'Duke'",
        " (DB)",
        ". ",
        "\n- ",
        "Name: ",
        "the ",
        "Dawn Brigade",
        " was removed from the list",
        " [SDGT]",
        "; ",
        ":",
        "(",
        ")",
        "‘",
        "’s ",
        " and ",
        "as is ",
        "who ",
        "Federal Register, ",
        "Designation of ",
        " as a Foreign Terrorist Organization",
        "4 May 2021",
        "\n\n",
        "\n",
        "IMO 9123456",
        "among them were ",
        "both ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(PIECES, max_size=25).map("".join)))
def test_any_text_is_answered_with_exact_quotes(text: str) -> None:
    article = Article(text=text, published="2021-05-04")
    first, second = extract(article), extract(article)
    assert first == second
    ids = {draft.id for draft in first.drafts}
    for draft in first.drafts:
        assert draft.evidence
        assert all(text[item.start : item.end] == item.quote and item.quote for item in draft.evidence)
        assert {tie.target for tie in draft.associations} <= ids


def test_another_language_is_not_read() -> None:
    extraction = extract(
        read_document(
            "Le Conseil a décidé que les fonds de Jon Vale sont gelés dans la liste et pour une durée.".encode()
        )
    )
    assert extraction.drafts == ()
    assert [doubt.code for doubt in extraction.doubts] == ["language_not_supported"]


def test_front_matter_claims_nothing() -> None:
    text = "---\ntitle: OFAC designated Jon Vale under Executive Order 13224\n---\nNothing happened today.\n"
    assert extract(read_document(text.encode())).drafts == ()


def test_no_sentence_is_unbounded() -> None:
    text = "word " * 2_000
    assert max(one.end - one.start for one in find_sentences(text, find_blocks(text))) <= MAX_SENTENCE


def test_work_grows_with_the_length(monkeypatch: object) -> None:
    """Twice the text has twice the sentences and twice the parties, and nothing more."""
    del monkeypatch
    counts = []
    for size in (40, 80):
        text = " ".join(f"OFAC designated Xa{number} Ba{number}." for number in range(size))
        counts.append(len(extract(Article(text=text)).drafts))
    assert counts == [40, 80]


def test_a_doubt_says_why_a_claim_waits() -> None:
    extraction = extract(read_document(b"The European Union is considering sanctions against Jon Vale."))
    assert [(doubt.draft, doubt.code) for doubt in extraction.doubts] == [("e1", "only_proposed")]


def test_an_unsupported_listing_is_a_doubt_and_no_draft() -> None:
    extraction = extract(read_document(b"Jon Vale was sanctioned in March."))
    assert extraction.drafts == ()
    assert [doubt.code for doubt in extraction.doubts] == ["unsupported_listing"]
