"""Country names as lists write them → ISO 3166-1 alpha-2 in lower case."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

from service.domain.demonyms import country_of_demonym
from service.lists.text import tidy

_TURNED = re.compile(r"(.+?)(?:, | \()(.+?)\)?")


def country_code(name: str) -> str | None:
    """The code of a country name, in English and any case, `Korea, South` and `Iran (Islamic Republic of)` too; an ISO
    code is a name.

    `""` for a name that says there is none (`undetermined`) or that two states claim; None when it is not understood.
    Names are those of ISO 3166-1 and of `countries.tsv`, which has the lists' own and comes first.
    """
    folded = tidy(name).casefold().replace("’", "'")
    codes = _codes()
    if folded in codes:
        return codes[folded]
    turned = _TURNED.fullmatch(folded)
    return codes.get(f"{turned[2]} {turned[1]}") if turned else None


def nationality_code(text: str) -> str | None:
    """The code of a country, or of the country whose people a word such as `Iraqi` names; None when it is neither."""
    code = country_code(text)
    return country_of_demonym(text) or None if code is None else code


@cache
def _codes() -> Mapping[str, str]:
    return {**_iso_names(), **_own_names()}


def _iso_names() -> dict[str, str]:
    import pycountry

    codes = {}
    for country in pycountry.countries:
        code = country.alpha_2.lower()
        for field in ("name", "common_name", "official_name", "alpha_2", "alpha_3"):
            if name := getattr(country, field, ""):
                codes[name.casefold()] = code
    return codes


def _own_names() -> dict[str, str]:
    text = resources.files("service.lists").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {tidy(row["name"]).casefold(): row["code"] for row in rows}
