"""Rows that cannot be screened, or not as they stand, are in the output with what is wrong with them."""

import pytest

LISTED = "Tariq Mansur Vehbi"


def errors(lines) -> list[tuple[str, str, str]]:
    return [(line["aka_row"], line["aka_status"], line["aka_error"]) for line in lines]


def test_rows_with_too_few_or_too_many_fields_are_errors_that_name_the_line(screen) -> None:
    lines, manifest = screen(f"name,dob\nAlone\n{LISTED},1961,surplus\n{LISTED},1961\n")
    assert errors(lines)[:2] == [
        ("1", "error", "line 2 has 1 fields where the heading has 2"),
        ("2", "error", "line 3 has 3 fields where the heading has 2; beyond them stands 'surplus'"),
    ]
    assert lines[2]["aka_status"] == "hit"
    assert manifest["rows"] == {"screened": 3, "hit": 1, "clear": 0, "error": 2, "suppressed": 0}


@pytest.mark.parametrize("cell", ["", "   ", "---", "?"])
def test_a_row_without_a_name_is_an_error(screen, cell) -> None:
    lines, _ = screen(f"name,dob\n{cell},1961\n")
    assert errors(lines) == [("1", "error", "there is no name to screen")]


def test_a_row_with_an_identifier_alone_is_screened(screen) -> None:
    _, manifest = screen("name,passport\n,A1234567\n")
    assert manifest["rows"]["clear"] == 1


def test_a_name_beyond_all_measure_is_an_error(screen) -> None:
    lines, _ = screen(f"name\n{'x' * 2_000}\n{LISTED}\n")
    assert [line["aka_status"] for line in lines] == ["error", "hit"]
    assert "2,000 characters" in lines[0]["aka_error"]


def test_a_field_beyond_the_limit_is_an_error_and_the_next_row_is_screened(screen) -> None:
    lines, _ = screen(f"name,note\nA,{'x' * 200_000}\n{LISTED},\n")
    assert [line["aka_status"] for line in lines] == ["error", "hit"]
    assert lines[0]["aka_error"].startswith("line 2 has a field of more than")


def test_a_quote_that_is_never_closed_names_the_lines_it_swallowed(screen) -> None:
    lines, manifest = screen(f'name,note\nA,"open\n{LISTED},\nB,\n')
    assert manifest["rows"]["error"] == 1
    assert lines[0]["aka_error"] == "a quote opened in line 2 is never closed: lines 2 to 4 were not read as rows"


def test_a_birth_date_that_is_not_understood_keeps_a_hit_and_clears_nobody(screen) -> None:
    lines, manifest = screen(f"name,dob\n{LISTED},31/31/1961\nOld Mill Bakery,soon\n")
    assert [line["aka_status"] for line in lines] == ["hit", "error"]
    assert "'31/31/1961' is not understood" in lines[0]["aka_error"]
    assert lines[1]["aka_error"].startswith("no hit, but not cleared: the birth date 'soon'")
    assert manifest["doubts"] == {"birth_date": 2}


@pytest.mark.parametrize("cell", ["", "n/a", "unknown", "00/00/0000", "0000-00-00"])
def test_a_birth_date_that_says_nothing_is_no_doubt(screen, cell) -> None:
    _, manifest = screen(f"name,dob\nOld Mill Bakery,{cell}\n")
    assert (manifest["rows"]["clear"], manifest["doubts"]) == (1, {})


def test_an_unknown_country_or_kind_is_counted_and_clears_all_the_same(screen) -> None:
    lines, manifest = screen("name,country,type\nOld Mill Bakery,Narnia,robot\n", include_clear=True)
    assert manifest["doubts"] == {"country": 1, "kind": 1}
    assert lines[0]["aka_status"] == "clear"
    assert "'Narnia'" in lines[0]["aka_error"]
    assert "'robot'" in lines[0]["aka_error"]


def test_the_whole_file_decides_whether_the_day_leads(screen) -> None:
    content = f"name,dob\n{LISTED},12/03/1961\nOld Mill Bakery,31/01/1950\n"
    lines, manifest = screen(content)
    assert manifest["settings"]["date_order"] == "dmy"
    assert "born on the same day" in lines[0]["aka_reason"]
    assert manifest["doubts"] == {}


def test_where_nothing_decides_both_readings_are_screened(screen) -> None:
    lines, manifest = screen(f"name,dob\n{LISTED},03/12/1961\nOld Mill Bakery,01/02/1950\n", include_clear=True)
    assert "born on the same day" in lines[0]["aka_reason"]
    assert "1961-12-03 or 1961-03-12" in lines[0]["aka_error"]
    assert [line["aka_status"] for line in lines] == ["hit", "clear"]
    assert manifest["doubts"] == {"date_order": 2}


def test_a_stream_wants_the_order_of_its_dates_named(screen) -> None:
    content = "name,dob\nOld Mill Bakery,01/02/1950\n"
    lines, _ = screen(content, stream=True)
    assert "--date-order" in lines[0]["aka_error"]
    assert lines[0]["aka_status"] == "error"
    assert screen(content, stream=True, date_order="dmy")[1]["rows"]["clear"] == 1


def test_lost_characters_in_a_name_clear_nobody(screen) -> None:
    lines, _ = screen(b"name,note\nJos\x00 Mill,\nBakery \xff Mill,\nM\xc3\xbcller \xc3\xa9 Mill,\nOld Mill,\xff\n")
    assert [line["aka_row"] for line in lines] == ["1", "2"]
    assert all("lost" in line["aka_error"] for line in lines)


def test_first_middle_and_last_name_are_one_name_and_a_company_another(screen) -> None:
    content = (
        "first_name,middle_name,last_name,company\nTariq,Mansur,Vehbi,\n,,,Crimson Harvest Brigade\nJane,,Roe,Hasadun\n"
    )
    lines, _ = screen(content)
    assert [(line["aka_row"], line["aka_entry_name"]) for line in lines] == [
        ("1", "VEHBI, Tariq Mansur"),
        ("2", "Crimson Harvest Brigade"),
        ("3", "Crimson Harvest Brigade"),
    ]


def test_each_alias_of_a_cell_is_screened(screen) -> None:
    lines, _ = screen("name,aliases\nJane Roe,Roe; Hasadun\n")
    assert lines[0]["aka_matched_name"] == "Hasadun"


@pytest.mark.parametrize("cell", ["=1+1", "+49 1", "-5", "@name", "\tx", "'=x"])
def test_a_cell_that_a_spreadsheet_would_run_is_marked_and_can_be_restored(screen, cell) -> None:
    lines, _ = screen(f'name,note\n{LISTED},"{cell}"\n')
    assert lines[0]["note"] == f"'{cell}"


@pytest.mark.parametrize("cell", ["5-3", "'tis", "O'Neil", "a=b", " x"])
def test_any_other_cell_is_left_as_it_is(screen, cell) -> None:
    lines, _ = screen(f'name,note\n{LISTED},"{cell}"\n')
    assert lines[0]["note"] == cell


def test_a_heading_of_ours_in_the_input_keeps_its_name_and_ours_gives_way(screen) -> None:
    lines, _ = screen(f"name,aka_row\n{LISTED},from before\n")
    assert (lines[0]["aka_row"], lines[0]["aka_aka_row"]) == ("from before", "1")
