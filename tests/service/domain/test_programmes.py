"""The catalogue of programmes."""

import csv
from importlib import resources

from service.domain.programmes import authority_of, catalogue, programme_of_list


def test_every_programme_names_its_authority_and_its_source() -> None:
    assert all(programme.authority and programme.title and programme.source for programme in catalogue().values())


def test_no_code_stands_twice() -> None:
    text = resources.files("service.domain").joinpath("programmes.tsv").read_text(encoding="utf-8")
    codes = [row["code"] for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)]
    assert len(codes) == len(set(codes))


def test_no_list_code_and_no_alias_leads_to_two_programmes() -> None:
    codes = [code for programme in catalogue().values() for code in programme.list_codes]
    aliases = [alias.casefold() for programme in catalogue().values() for alias in set(programme.aliases)]
    assert len(codes) == len(set(codes))
    assert len(aliases) == len(set(aliases))


def test_a_lists_own_code_becomes_the_catalogues() -> None:
    assert programme_of_list("ofac", "IRAQ3") == "EO 13438"
    assert programme_of_list("un", "Al-Qaida") == "UN 1267"


def test_a_tag_with_the_number_of_an_order_is_that_order() -> None:
    assert programme_of_list("ofac", "MARS-EO19999") == "EO 19999"
    assert authority_of("EO 19999") == "US/OFAC"


def test_an_unknown_code_keeps_its_own_and_has_no_authority() -> None:
    assert programme_of_list("ofac", "ATLANTIS") == "ATLANTIS"
    assert authority_of("ATLANTIS") == ""
