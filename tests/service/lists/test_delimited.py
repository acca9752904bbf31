"""Rows of text: what breaks one is damage that names its line, and the rows beside it are given."""

import pytest

from service.errors import BadInputError
from service.lists.damage import Damage
from service.lists.delimited import raw_rows


def rows_and_damage(text: str) -> tuple[list[list[str]], tuple[str, ...]]:
    damage = Damage(force=True)
    return [fields for _, fields in raw_rows("a.csv", text, damage)], damage.left_out


def test_quotes_that_are_doubled_or_stand_in_pairs_are_text() -> None:
    rows, damage = rows_and_damage('1,"the ""X"" ship"\n2,the "X" ship\n3,"two\nlines"\n')
    assert rows == [["1", 'the "X" ship'], ["2", 'the "X" ship'], ["3", "two\nlines"]]
    assert damage == ()


@pytest.mark.parametrize(
    "broken",
    ['2,#HERON TRADING"', '2,"HERON" TRADING', '"2,HERON'],
    ids=["opening lost", "closed early", "never closed"],
)
def test_a_row_with_a_quote_too_few_is_left_out(broken: str) -> None:
    rows, damage = rows_and_damage(f'1,"ANN"\n{broken}\n3,"BOB"\n')
    assert rows[0] == ["1", "ANN"]
    assert not any("HERON" in field for row in rows for field in row)
    assert damage[0].startswith("a.csv, line 2: a quote")


def test_damage_refuses_unless_forced() -> None:
    damage = Damage(force=False)
    assert list(raw_rows("a.csv", 'x"\n', damage)) == []
    with pytest.raises(BadInputError, match="line 1"):
        damage.refuse()
