"""What an edition holds is packed, and unpacked the same."""

from hypothesis import given
from hypothesis import strategies as st

from service.store.members import NOTHING, pack, unpack


@given(st.sets(st.integers(1, 2**31 - 1)))
def test_row_numbers_come_back_ascending(numbers: set[int]) -> None:
    assert unpack(pack(numbers)).tolist() == sorted(numbers)


def test_a_list_takes_little_room() -> None:
    assert len(pack(range(1, 20_001))) < 1_000
    assert unpack(pack([])).tolist() == NOTHING.tolist() == []
