import pytest

from service.lists.countries import country_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Iran", "ir"),
        ("Korea, North", "kp"),
        ("Democratic People's Republic of Korea", "kp"),
        ("BURMA", "mm"),
        ("West Bank", "ps"),
        ("Palestinian", "ps"),
        ("Region:  Gaza", "ps"),
        ("Congo, Republic of the", "cg"),
        ("Congo, Democratic Republic of the", "cd"),
        ("Man, Isle of", "im"),
        ("Kosovo", "xk"),
        ("Turkey", "tr"),
        ("GB", "gb"),
    ],
)
def test_the_names_that_lists_use_have_a_code(name: str, code: str) -> None:
    assert country_code(name) == code


def test_a_name_that_says_there_is_none_has_an_empty_code() -> None:
    assert country_code("undetermined") == ""


@pytest.mark.parametrize("name", ["", "Ruritania", "Connecticut", "Syria, and elsewhere"])
def test_a_name_that_is_not_understood_is_not_guessed(name: str) -> None:
    assert country_code(name) is None
