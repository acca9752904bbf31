"""The one import rule that `lint-imports` cannot say: which modules are list readers, only the registry knows."""

import ast
import itertools
from pathlib import Path

import grimp

REGISTRY = Path(__file__).parents[2] / "service" / "lists" / "registry.py"


def readers() -> list[str]:
    """The modules from which the registry takes a list format."""
    statements = ast.parse(REGISTRY.read_text(encoding="utf-8")).body
    imports = [statement for statement in statements if isinstance(statement, ast.ImportFrom)]
    return sorted({each.module or "" for each in imports if any("FORMAT" in name.name for name in each.names)})


def test_list_readers_do_not_know_each_other_not_even_by_a_third() -> None:
    assert readers()
    graph = grimp.build_graph("service", cache_dir=None)
    chains = [graph.find_shortest_chain(one, other) for one, other in itertools.permutations(readers(), 2)]
    assert not [chain for chain in chains if chain]
