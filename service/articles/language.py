"""Which language a text is in, by script and by function words: enough to say that it is not English."""

import re
import unicodedata
from functools import cache

from service.articles.tables import rows

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE_OF_SCRIPT = {
    "CYRILLIC": "ru",
    "ARABIC": "ar",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "HEBREW": "he",
    "GREEK": "el",
    "DEVANAGARI": "hi",
    "THAI": "th",
}


def language_of(text: str) -> str:
    """ISO 639-1 of the language; `en` when in doubt, for lists of names have few function words."""
    sample = text[:_SAMPLE]
    script = _foreign_script(sample)
    if script:
        return script
    words = [word.casefold() for word in _WORD.findall(sample)]
    counts = {code: sum(word in known for word in words) for code, known in _function_words().items()}
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    clear = counts[best] >= 5 and counts[best] > 2 * counts["en"]
    return best if clear else "en"


def _foreign_script(sample: str) -> str:
    """The language of a script that most letters are in; Latin gives nothing."""
    letters = [char for char in sample if char.isalpha()]
    counts: dict[str, int] = {}
    for char in letters:
        if char > "\u02ff":
            script = unicodedata.name(char, "").split(" ", 1)[0].split("-", 1)[0]
            counts[script] = counts.get(script, 0) + 1
    best = max(counts, key=lambda script: counts[script], default="")
    return _LANGUAGE_OF_SCRIPT.get(best, "") if best and counts[best] > 0.5 * len(letters) else ""


@cache
def _function_words() -> dict[str, frozenset[str]]:
    return {row["language"]: frozenset(row["words"].split()) for row in rows("languages")}
