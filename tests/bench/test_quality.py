"""The measuring programs: what they compare, count and fit, on cases made for it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import baseline
import calibration
import numpy as np
import pytest
import reliability
import report
from baseline import tolerance, worse
from calibration import Hits, fit_line, held_out, hits_by_class
from harness import Run
from peers import MEASURED_BY, PUBLISHED
from regions import UNKNOWN, region_of, script_of
from searches import ASKED, Found, Search, search_all

from matchers import CURRENT_POLICY

BENCH = Path(__file__).parent


def query(name: str, target: str | None, **more: Any) -> dict[str, Any]:
    return {
        "qid": more.pop("qid", 0), "set": "cross" if target else "neg", "cls": "us", "name": name, "schema": "Person",
        "list": "small", "target": target, "dob": [], "countries": [], "exact": False, "latin": True, **more,
    }  # fmt: skip


def search(name: str, target: str | None, *hits: Found, asked: str = "name", **more: Any) -> Search:
    return Search(query(name, target, **more), "small", asked, hits)


def hit(score: float, *, right: bool = False, logit: float = 0.0) -> Found:
    return Found(logit, score, 0.5, frozenset(), right)


# Beside the baseline.


def test_a_figure_that_falls_is_named_with_both_values() -> None:
    before = {"name/perturb/recall@FPR 0.5%": 0.95, "name/perturb/n": 783.0}
    (sentence,) = worse({"name/perturb/recall@FPR 0.5%": 0.93}, before)
    assert "0.930" in sentence
    assert "0.950 before" in sentence
    assert not list(worse({"name/perturb/recall@FPR 0.5%": 0.945}, before))


def test_in_a_small_group_one_case_may_go() -> None:
    before = {"name/perturb/initials/recall@FPR 0.5%": 0.9, "name/perturb/initials/n": 39.0}
    assert tolerance("name/perturb/initials/recall@FPR 0.5%", before) == pytest.approx(1 / 39, abs=1e-3)


def test_more_false_alerts_are_worse_and_fewer_are_not() -> None:
    before = {"name/near/us_congress": 0.006}
    assert list(worse({"name/near/us_congress": 0.03}, before))
    assert not list(worse({"name/near/us_congress": 0.0}, before))


def test_a_figure_that_is_gone_is_worse_and_thresholds_are_neither() -> None:
    assert list(worse({}, {"retrieval@100": 0.98}))
    assert not list(worse({}, {"name/threshold/ofac/person/0.5%": 0.6, "pairs/n": 441.0}))


def test_the_committed_baseline_says_what_it_was_measured_with() -> None:
    found = baseline.read_baseline()
    assert found is not None
    assert {"policy", "tables", "data", "figures"} == set(found)
    assert found["figures"]["name/cross/different spelling/n"] > 100


# Where names are from.


@pytest.mark.parametrize(
    ("name", "script"),
    [("Nabil", "Latin"), ("Набиль", "Cyrillic"), ("نبيل", "Arabic"), ("李小龙", "Chinese"), ("さとう 一", "Japanese"),
     ("김정은", "Korean"), ("ⴰⵣⵓⵍ", "other"), ("123", UNKNOWN)],
)  # fmt: skip
def test_scripts(name: str, script: str) -> None:
    assert script_of(name) == script


def test_regions() -> None:
    assert region_of(["zz", "iq"]) == "Middle East and North Africa"
    assert region_of([]) == UNKNOWN


# Who is found, who is bothered.


def test_cells_count_the_right_party_and_any_alert() -> None:
    at, below = CURRENT_POLICY.threshold, CURRENT_POLICY.threshold - 1e-6
    searches = [
        search("Nabil", "p1", hit(at, right=True)),
        search("Набиль", "p1", hit(0.9), hit(below, right=True)),
        search("Omar", None, hit(at)),
        search("Zeki", None),
        search("Mirror", None, hit(0.9), cls="ssb_token_swap"),
    ]
    table = report.tabulate(searches, {"p1": ["ru"]}, "small")
    person, cyrillic = table["kind"]["person"], table["script"]["Cyrillic"]
    assert (person.listed, person.found, person.strangers, person.alerted) == (2, 1, 2, 1)
    assert (cyrillic.listed, cyrillic.found) == (1, 0)
    assert table["region"]["Eastern Europe and Central Asia"].listed == 2
    assert report.figures_of(table, "name") == {}
    assert any("few" in line for line in report.lines(table))


def test_each_query_is_reported_with_all_its_facts() -> None:
    one, other = search("Nabil", "p1", qid=1), search("Nabil", "p1", qid=1, asked="all")
    assert report.with_all_facts([one, other, search("Omar", None, qid=2)])[0] is other


# What a probability means.


def cases(rng: np.random.Generator, size: int = 20_000) -> Hits:
    logit = rng.normal(0.0, 2.0, size)
    right = rng.random(size) < 1 / (1 + np.exp(-(0.5 * logit - 1)))
    return Hits(logit, np.full(size, 0.9), right, np.ones(size), np.arange(size) % 5)


def test_a_line_is_found_again() -> None:
    offset, slope = fit_line(cases(np.random.default_rng(1)))
    assert offset == pytest.approx(-1.0, abs=0.06)
    assert slope == pytest.approx(0.5, abs=0.04)


def test_held_out_probabilities_mean_what_they_say_and_wrong_ones_do_not() -> None:
    hits = cases(np.random.default_rng(2))
    assert reliability.error(held_out(hits)) < 0.03
    assert reliability.error(hits) > 0.3
    assert len(list(reliability.lines(held_out(hits)))) > 4


def test_hits_weigh_as_they_come_among_customers() -> None:
    searches = [search("Nabil", "p1", hit(0.9, right=True)), search("Omar", None, hit(0.2)), search("Zeki", None)]
    (hits,) = hits_by_class(searches, share=0.1).values()
    assert hits.weight[hits.right] == pytest.approx([0.1])
    assert hits.weight[~hits.right] == pytest.approx([0.9 / 2])
    assert not calibration.enough(hits)


# The external evaluation, and peers in our place.


def test_searches_are_asked_with_and_without_facts(tmp_path: Path) -> None:
    parties = [{"id": "p1", "schema": "Person", "names": ["Nabil Karim Sarraj"], "dob": ["1970"], "countries": ["iq"]}]
    asked = [query("Nabil Sarraj", "p1", dob=["1970"], countries=["iq"]), query("Petra Vantongeren", None, qid=1)]
    for name, rows in (("parties_small", parties), ("queries", asked)):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    found = search_all(tmp_path)
    assert [item.asked for item in found] == [*ASKED, "name"]
    everything = found[list(ASKED).index("all")]
    assert everything.right is not None
    assert {"birth_date", "country"} <= everything.right.compared
    assert everything.right.score > (found[0].right or hit(1.0)).score
    assert found[-1].hits == ()


def test_a_peer_stands_in_for_us(tmp_path: Path) -> None:
    program = tmp_path / "evaluate.py"
    program.write_text(
        "import json, sys\n"
        "from matchers import NameIndex, Party, compare_names\n"
        "index = NameIndex.build([Party('p1', names=['Karim Sarraj'])])\n"
        "score = compare_names('Sarraj Karim', 'Karim Sarraj', kind='person').score\n"
        "hits = index.find(Party(names=['Sarraj Karim'], birth_dates=['1970']))\n"
        "figures = {'average_precision': score, 'best': {'f1': hits[0].score}, 'n': len(hits)}\n"
        "json.dump(figures, open(sys.argv[sys.argv.index('--json') + 1], 'w'))\n",
        encoding="utf-8",
    )
    figures = Run(tmp_path, "pairs", "rapidfuzz token_sort_ratio").figures()
    assert figures == {"pairs/average precision": 1.0, "pairs/best F1": 1.0, "pairs/n": 1}


def test_an_evaluation_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "evaluate.py").write_text("raise ValueError('no such column')", encoding="utf-8")
    with pytest.raises(SystemExit, match="no such column"):
        Run(tmp_path, "lists").figures()


def test_every_peer_has_published_figures() -> None:
    assert set(PUBLISHED) == set(MEASURED_BY)


def test_without_data_it_says_what_is_missing() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "AKA_DATA"}
    run = subprocess.run(
        [sys.executable, str(BENCH / "quality.py")], check=False, capture_output=True, text=True, env=environment
    )
    assert run.returncode == 2
    assert "AKA_DATA" in run.stderr
