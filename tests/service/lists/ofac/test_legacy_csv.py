"""OFAC's CSV: what the fixture's parties say, and which files are refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from service.domain.record import (
    Association,
    Country,
    Designation,
    Identifier,
    PublishedDate,
    Record,
    RecordName,
    Remark,
)
from service.domain.source import NameCounts
from service.domain.vocabulary import CountryRole, IdentifierType, NameKind, PartyKind, Relation
from service.errors import BadInputError
from service.lists import ReadEdition

Read = Callable[..., ReadEdition]
Copy = Callable[[list[Path]], dict[str, Path]]


@pytest.fixture
def records(
    read: Read, by_number: Callable[[ReadEdition], dict[str, Record]], csv_files: list[Path]
) -> dict[str, Record]:
    return by_number(read(*csv_files))


def test_every_party_has_a_record_with_its_key(records: dict[str, Record]) -> None:
    assert list(records) == [str(number) for number in range(90001, 90011)]
    assert records["90001"].key == "us-ofac-sdn:90001"
    assert {record.source for record in records.values()} == {"us-ofac-sdn"}


def test_names_are_counted_as_published(read: Read, csv_files: list[Path]) -> None:
    edition = read(*csv_files).edition
    assert edition.entries == 10
    assert edition.names == NameCounts(primary=10, alias=6, weak_alias=10, former=2)


def test_the_kind_is_that_of_the_type_column(records: dict[str, Record]) -> None:
    kinds = [records[number].kind for number in ("90001", "90002", "90005", "90007")]
    assert kinds == [PartyKind.PERSON, PartyKind.ORGANISATION, PartyKind.VESSEL, PartyKind.AIRCRAFT]


def test_a_persons_name_keeps_family_and_given_apart(records: dict[str, Record]) -> None:
    assert records["90001"].names[0] == RecordName("KESTREL, Omar Abu", NameKind.PRIMARY, "KESTREL", "Omar Abu")
    assert records["90010"].names[0] == RecordName("VIREO, Ines, Jr.", NameKind.PRIMARY, "VIREO", "Ines, Jr.")
    assert records["90004"].names == (RecordName("ZEPHYRIN"),)


def test_a_comma_in_an_entitys_name_is_a_comma(records: dict[str, Record]) -> None:
    assert records["90003"].names[0] == RecordName("HERON TRADING, LTD.")


def test_aliases_keep_their_kind_and_stand_once(records: dict[str, Record]) -> None:
    assert [(name.value, name.kind) for name in records["90002"].names] == [
        ("BRIGADES OF THE KESTREL", NameKind.PRIMARY),
        ("KESTREL BRIGADES", NameKind.ALIAS),
        ("FIRST KESTREL COLUMN", NameKind.FORMER),
        ("BOTK", NameKind.WEAK_ALIAS),
        ("KESTREL'S FIRST; SECOND COLUMN", NameKind.WEAK_ALIAS),
        ("BOTK TODAY", NameKind.WEAK_ALIAS),
    ]


def test_weak_aliases_come_from_the_remarks_with_their_apostrophes(records: dict[str, Record]) -> None:
    weak = [name.value for name in records["90001"].names if name.kind is NameKind.WEAK_ALIAS]
    assert weak == ["KATA'IB AL-WAHM FI AL-KHAYAL", "'ALI, Abu", "ABU WAFA'"]


def test_each_programme_is_a_designation_by_its_authority(records: dict[str, Record]) -> None:
    assert records["90002"].designations == (
        Designation("US/State", "FTO", list_code="FTO"),
        Designation("US/OFAC", "SDGT", list_code="SDGT"),
    )
    assert {each.programme for each in records["90008"].designations} == {"EO 13662", "EO 14024"}
    assert all(each.start == "" for record in records.values() for each in record.designations)


def test_dates_and_places_of_birth(records: dict[str, Record]) -> None:
    assert records["90001"].birth_dates == (
        PublishedDate("circa 1951", "1951~"),
        PublishedDate("01 Jan 1953 to 31 Dec 1954", "1953-01-01/1954-12-31"),
        PublishedDate("12 Jan 1970", "1970-01-12"),
    )
    assert records["90001"].birth_places == ("Dar'at al-Wahm", "Umm Khayal, Syria")
    assert records["90010"].birth_dates == (PublishedDate("in her thirties"),)


def test_countries_have_their_role_and_code(records: dict[str, Record]) -> None:
    assert records["90001"].countries == (
        Country(CountryRole.CITIZENSHIP, "Korea, North", "kp"),
        Country(CountryRole.NATIONALITY, "Palestinian", "ps"),
        Country(CountryRole.NATIONALITY, "Syria", "sy"),
        Country(CountryRole.RESIDENCE, "West Bank", "ps"),
        Country(CountryRole.RESIDENCE, "Syria", "sy"),
    )
    assert Country(CountryRole.NATIONALITY, "Ruritania") in records["90010"].countries


def test_documents_have_country_and_dates(records: dict[str, Record]) -> None:
    assert records["90001"].identifiers == (
        Identifier(IdentifierType.NATIONAL_ID, "0000-17 (Connecticut)", "us", "National ID No."),
        Identifier(IdentifierType.PASSPORT, "K0000001", "ir", "Passport", "1984-01-18", "2011-07-17"),
        Identifier(IdentifierType.PASSPORT, "K0000002", "", "Passport"),
    )


def test_a_number_followed_by_words_is_the_number_and_the_words_are_kept(records: dict[str, Record]) -> None:
    assert Identifier(IdentifierType.PASSPORT, "0000019", label="Passport") in records["90004"].identifiers
    assert Remark("Passport", "0000019 issued under the name Zephyr One") in records["90004"].remarks
    assert Identifier(IdentifierType.PASSPORT, "A0000009", "pk", "Passport Booklet") in records["90004"].identifiers


def test_an_imo_number_is_a_ships_only_on_a_ship(records: dict[str, Record]) -> None:
    assert ("imo", "9074729") in {(each.type, each.value) for each in records["90005"].identifiers}
    assert [(each.type, each.value) for each in records["90006"].identifiers] == [("registration", "IMO 0000042")]


def test_a_vessel_has_flags_and_owner(records: dict[str, Record]) -> None:
    vessel = records["90005"]
    assert [(each.role.value, each.code) for each in vessel.countries] == [
        ("flag", "kp"),
        ("former_flag", ""),
        ("former_flag", "mt"),
    ]
    owner = Association(
        Relation.OWNED_BY, "LAPWING SHIPPING CO.", "us-ofac-sdn:90006", "Vessel Owner: Lapwing Shipping Co"
    )
    assert owner in vessel.associations
    assert Remark("Vessel Gross Registered Tonnage", "1098") in vessel.remarks


def test_an_aircraft_has_serial_numbers_and_operator(records: dict[str, Record]) -> None:
    aircraft = records["90007"]
    assert [each.value for each in aircraft.identifiers if each.type is IdentifierType.MSN] == ["0017", "1000000017"]
    assert [(each.relation, each.target_key) for each in aircraft.associations] == [
        (Relation.OPERATED_BY, "us-ofac-sdn:90003")
    ]


def test_links_are_tied_by_name_or_stay_a_name(records: dict[str, Record]) -> None:
    tied = {each.target_name: each.target_key for each in records["90001"].associations}
    assert tied == {"BRIGADES OF THE KESTREL": "us-ofac-sdn:90002", "NOBODY ON THIS LIST": ""}


def test_a_title_repeated_in_the_remarks_is_a_title_only(records: dict[str, Record]) -> None:
    assert records["90001"].titles == ("Emir", "Commander of the Northern Front")
    assert [each.text for each in records["90001"].remarks if not each.label] == ["all offices worldwide"]


def test_remarks_cut_inside_a_word_go_on_in_the_comments(records: dict[str, Record]) -> None:
    bank = records["90008"]
    assert Identifier(IdentifierType.REGISTRATION, "1000000000042", "ru", "Registration Number") in bank.identifiers
    assert "LARKBANK" in {name.value for name in bank.names}


def test_only_a_legal_entity_number_of_twenty_signs_is_an_lei(records: dict[str, Record]) -> None:
    found = {each.value: each.type for each in records["90008"].identifiers if each.label == "Legal Entity Number"}
    assert found == {"0000LARKSPUR0BANK042": IdentifierType.LEI, "000000042": IdentifierType.REGISTRATION}


def test_wallets_keep_case_and_a_currency_nobody_knows(records: dict[str, Record]) -> None:
    wallets = {each.value: each.label for each in records["90009"].identifiers}
    assert len(wallets) == 13
    assert wallets["NeW1fictionaladdress"] == "Digital Currency Address - NEW1"


def test_what_was_kept_as_text_is_reported(read: Read, csv_files: list[Path]) -> None:
    warnings = read(*csv_files, published="2026-01-15").edition.warnings
    assert warnings == (
        "Record 90009: the remarks are cut at 1,000 characters; the rest is not given.",
        "Record 90009: the weak alias 'mistral_tw' is not closed by a quote; kept as it stands.",
        "Remark items kept as text: 5, 'all offices worldwide' (1), 'www.kestrel-two.example' (1),"
        " 'wife of nobody in particular' (1), ….",
        "Dates not understood, kept as text: 1, 'in her thirties' (1).",
        "Countries not understood, kept as text: 1, 'Ruritania' (1).",
    )


def test_without_the_comments_each_cut_remark_is_a_warning(read: Read, csv_files: list[Path]) -> None:
    found = read(*(file for file in csv_files if "comments" not in file.name))
    assert sum("cut at 1,000" in warning for warning in found.edition.warnings) == 2
    assert found.left_out == ()


def test_the_same_is_read_from_a_copy_resaved_by_a_spreadsheet(read: Read, csv_files: list[Path], copy: Copy) -> None:
    copies = copy(csv_files)
    header = "ent_num,SDN_Name,SDN_Type,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,Vess_owner,Remarks\n"
    for name, file in copies.items():
        text = file.read_text(encoding="utf-8").replace("\x1a", "").replace("\r\n", "\n")
        text = text.replace('"DPRK3"', "DPRK3").replace('"individual"', "individual")
        file.write_text(("\ufeff" + header if name == "sdn.csv" else "") + text, encoding="utf-8", newline="\n")
    assert read(*copies.values()).records == read(*csv_files).records


def test_windows_1252_is_read_with_a_warning(read: Read, csv_files: list[Path], copy: Copy) -> None:
    copies = copy(csv_files)
    data = copies["sdn.csv"].read_bytes()
    copies["sdn.csv"].write_bytes(data.replace(b'HERON TRADING, LTD."', b'H\xc9RON TRADING, LTD."'))
    found = read(*copies.values())
    assert "HÉRON TRADING, LTD." in {record.name for record in found.records}
    assert "sdn.csv is not UTF-8 and was read as Windows-1252." in found.edition.warnings


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("short_row.csv", "line 3: 3 fields where 12 belong"),
        ("no_number.csv", "line 3: the row begins with 'nine'"),
        ("cut_in_a_quote.csv", "line 10: a quote opens and is never closed"),
        ("cut_in_a_row.csv", "line 3: 11 fields"),
        ("cut_at_a_row.csv", "is not in cut_at_a_row.csv"),
        ("missing_quote.csv", "line 2: a quote stands in the wrong place"),
        ("twice.csv", "line 11: entry 90001 stands there a second time"),
        ("error_page.csv", "an HTML page"),
        ("empty.csv", "empty"),
    ],
)
def test_a_damaged_main_file_is_refused_whole(
    read: Read, csv_files: list[Path], broken: Callable[[str], Path], name: str, place: str
) -> None:
    files = [file for file in csv_files if file.name != "sdn.csv"]
    with pytest.raises(BadInputError, match=name.replace(".", r"\.")) as refused:
        read(broken(name), *files)
    assert place in str(refused.value)


def test_an_alias_file_of_another_edition_is_refused(
    read: Read, csv_files: list[Path], broken: Callable[[str], Path]
) -> None:
    files = [file for file in csv_files if file.name != "alt.csv"]
    with pytest.raises(BadInputError, match=r"line 9: record 95555 is not in sdn\.csv"):
        read(broken("alt_of_another_edition.csv"), *files)


def test_a_set_that_is_not_whole_is_refused(read: Read, csv_files: list[Path]) -> None:
    named = {file.name: file for file in csv_files}
    with pytest.raises(BadInputError, match="every alias in it would vanish"):
        read(named["sdn.csv"], named["add.csv"], named["sdn_comments.csv"])
    with pytest.raises(BadInputError, match="without the main file"):
        read(named["alt.csv"])


def test_without_addresses_it_is_read_with_a_warning(read: Read, csv_files: list[Path]) -> None:
    found = read(*(file for file in csv_files if file.name != "add.csv"))
    assert any("no party has an address" in warning for warning in found.edition.warnings)


def test_a_set_with_two_main_files_is_refused(read: Read, csv_files: list[Path], broken: Callable[[str], Path]) -> None:
    with pytest.raises(BadInputError, match="are both the main file"):
        read(*csv_files, broken("twice.csv"))


def test_a_forced_reading_lists_what_it_left_out_and_removes_nothing(
    read: Read, csv_files: list[Path], broken: Callable[[str], Path]
) -> None:
    files = [file for file in csv_files if file.name != "sdn.csv"]
    found = read(broken("missing_quote.csv"), *files, force=True)
    assert len(found.records) == 9
    assert found.edition.partial
    assert found.left_out[0].startswith("missing_quote.csv, line 2:")
    assert sum("record 90002 is not in" in sentence for sentence in found.left_out) == 4


def test_what_is_no_list_is_refused_even_when_forced(
    read: Read, csv_files: list[Path], broken: Callable[[str], Path]
) -> None:
    with pytest.raises(BadInputError, match="HTML page"):
        read(broken("error_page.csv"), *csv_files, force=True)


def test_an_alias_file_cut_at_a_rows_end_is_refused(read: Read, tmp_path: Path) -> None:
    main = "".join(f'{n},"HERON {n}",-0- ,"CUBA"{",-0- " * 8}\r\n' for n in range(1, 101))
    aliases = [f'{n},{n},"aka","HERON NO {n}",-0- \r\n' for n in range(1, 101, 3)]
    for name, text in (("sdn.csv", main + "\x1a"), ("alt.csv", "".join(aliases[:20])), ("whole.csv", "".join(aliases))):
        (tmp_path / name).write_text(text, encoding="ascii", newline="")
    with pytest.raises(BadInputError, match=r"its last row is 42 parties before the end of sdn\.csv; it is cut short"):
        read(tmp_path / "sdn.csv", tmp_path / "alt.csv")
    whole = read(tmp_path / "sdn.csv", tmp_path / "whole.csv").edition
    assert whole.names.alias == 34
    assert any("whole.csv lacks OFAC's end mark" in warning for warning in whole.warnings)


@pytest.mark.parametrize("end", ["", "-", "-0"])
def test_an_alias_file_cut_inside_its_last_field_is_refused(
    read: Read, csv_files: list[Path], copy: Copy, end: str
) -> None:
    copies = copy(csv_files)
    data = copies["alt.csv"].read_bytes().removesuffix(b"-0- \r\n\x1a")
    copies["alt.csv"].write_bytes(data + end.encode())
    with pytest.raises(BadInputError, match=r"alt\.csv, line 8: the file ends in the middle of a row"):
        read(*copies.values())


def test_a_damaged_first_row_is_not_taken_for_a_header(read: Read, csv_files: list[Path], copy: Copy) -> None:
    copies = copy(csv_files)
    copies["sdn.csv"].write_bytes(copies["sdn.csv"].read_bytes().replace(b"90001,", b"nine,", 1))
    with pytest.raises(BadInputError, match=r"sdn\.csv, line 1: the row begins with 'nine'"):
        read(*copies.values())


def test_more_fields_than_belong_are_damage_unless_they_are_empty(
    read: Read, csv_files: list[Path], copy: Copy
) -> None:
    copies = copy(csv_files)
    sound = copies["alt.csv"].read_bytes()
    copies["alt.csv"].write_bytes(sound.replace(b"-0- \r\n", b"-0- ,,\r\n"))
    assert read(*copies.values()).edition.entries == 10
    copies["alt.csv"].write_bytes(sound.replace(b"-0- \r\n", b"-0- ,x\r\n", 1))
    with pytest.raises(BadInputError, match=r"alt\.csv, line 1: 6 fields where 5 belong"):
        read(*copies.values())
