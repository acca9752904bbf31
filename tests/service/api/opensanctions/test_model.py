"""FollowTheMoney's model, and what of it entries are shown as."""

import pytest

from service.api.opensanctions.model import kind_of, kinds_under, properties, schemata, topic_labels
from service.api.opensanctions.topics import topics_of
from service.domain.programmes import catalogue
from service.domain.vocabulary import Status


def test_a_schema_has_the_properties_of_all_it_extends() -> None:
    assert {"name", "registrationNumber", "birthDate"} <= properties("Person").keys()
    assert "birthDate" not in properties("Company")
    assert properties("Company")["ownershipAsset"].id == "Asset:ownershipAsset"
    assert schemata()["Vessel"].lineage == {"Vessel", "Vehicle", "Asset", "Thing", "Value"}


@pytest.mark.parametrize(
    ("schema", "kind", "kinds"),
    [
        ("Person", "person", {"person"}),
        ("PublicBody", "organisation", set()),
        ("Organization", "organisation", {"organisation", "company"}),
        ("LegalEntity", None, {"person", "organisation", "company"}),
        ("Vehicle", None, {"vessel", "aircraft"}),
        ("Position", None, set()),
    ],
)
def test_a_schema_says_what_a_party_is_or_leaves_it_open(schema: str, kind: str | None, kinds: set[str]) -> None:
    assert kind_of(schema) == kind
    assert kinds_under(schema) == kinds


def test_only_who_is_designated_is_called_sanctioned() -> None:
    for status in Status:
        assert ("sanction" in topics_of(status, ["SDGT"])) == (status is Status.DESIGNATED)
        assert ("crime.terror" in topics_of(status, ["SDGT"])) == (status is Status.DESIGNATED)
    assert topics_of(Status.MENTIONED, []) == topics_of(Status.DELISTED, []) == []


def test_every_topic_given_is_one_that_followthemoney_has() -> None:
    for status in Status:
        assert set(topics_of(status, catalogue())) <= topic_labels().keys()
