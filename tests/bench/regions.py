"""Where a name is from, roughly: the region of its party's country (groups of the UN's M49 regions), and its script."""

from __future__ import annotations

import unicodedata

_COUNTRIES = {
    "Middle East and North Africa": "ae bh cy dz eg eh il iq ir jo kw lb ly ma om ps qa sa sd sy tn tr ye",
    "Africa south of the Sahara": "ao bf bi bj bw cd cf cg ci cm cv dj er et ga gh gm gn gq gw ke km lr ls mg ml mr mu "
    "mw mz na ne ng re rw sc sh sl sn so ss st sz td tg tz ug yt za zm zw",
    "Eastern Europe and Central Asia": "al am az ba bg by cz ee ge hr hu kg kz lt lv md me mk mn pl ro rs ru si sk tj "
    "tm ua uz xk",
    "South Asia": "af bd bt in lk mv np pk",
    "East Asia": "cn hk jp kp kr mo tw",
    "South-East Asia and Pacific": "as bn ck fj fm gu id kh ki la mh mm mp my nc nr nu nz pf pg ph pw sb sg th tl tk "
    "to tv vn vu wf ws au",
    "Latin America and Caribbean": "ag ai an ar aw bb bl bm bo bq br bs bz cl co cr cu cw dm do ec gd gf gp gt gy hn "
    "ht jm kn ky lc mf mq ms mx ni pa pe pr py sr sv sx tc tt uy vc ve vg vi",
    "Western Europe and North America": "ad at be ca ch de dk es fi fo fr gb gg gi gl gr ie im is it je li lu mc mt nl "
    "no pm pt se sj sm us va",
}
_REGIONS = {code: region for region, codes in _COUNTRIES.items() for code in codes.split()}
_SCRIPTS = {
    "LATIN": "Latin", "CYRILLIC": "Cyrillic", "ARABIC": "Arabic", "HEBREW": "Hebrew", "CJK": "Chinese",
    "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean", "GREEK": "Greek", "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian", "THAI": "Thai", "MYANMAR": "Burmese", "DEVANAGARI": "Devanagari", "KHMER": "Khmer",
}  # fmt: skip

UNKNOWN = "not known"


def region_of(countries: tuple[str, ...] | list[str]) -> str:
    """The region of the first country (alpha-2) that is known, else UNKNOWN."""
    return next((_REGIONS[code.lower()] for code in countries if code.lower() in _REGIONS), UNKNOWN)


def script_of(name: str) -> str:
    """The script of most of its letters; `other` for one without a name here, UNKNOWN without letters.

    Kana anywhere make a name Japanese.
    """
    found = [_SCRIPTS.get(unicodedata.name(c, "?").split()[0], "other") for c in name if c.isalpha()]
    if "Japanese" in found:
        return "Japanese"
    return max(sorted(set(found)), key=found.count, default=UNKNOWN)
