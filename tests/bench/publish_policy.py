"""Write down what a policy answers, so that it stays so: tests/matchers/policies/NAME.json.

    python tests/bench/publish_policy.py [NAME] [--again]

Run it once, when the policy is published. `--again` takes the answers of today for a policy that was published before:
only while nobody has used it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from matchers import CURRENT_POLICY, Comparison, Identifier, Name, Party, Policy, compare_parties, policy_named
from matchers.names.lexicon import tables_digest

FOLDER = Path(__file__).parents[1] / "matchers" / "policies"


def main() -> None:
    """Write the file, or say why not."""
    names = [argument for argument in sys.argv[1:] if not argument.startswith("--")]
    policy = policy_named(names[0]) if names else CURRENT_POLICY
    if policy.tables != tables_digest():
        sys.exit(f'matchers/policy.py: {policy.name} was fitted with tables="{policy.tables}", these are '
                 f'"{tables_digest()}"; fit it anew or bring the tables back')  # fmt: skip
    path, text = published_file(policy.name), published_text(policy)
    if path.exists() and path.read_text(encoding="utf-8") != text and "--again" not in sys.argv:
        sys.exit(f"{path.name} holds other answers: publish under a new name, or say --again while nobody has used it")
    path.write_text(text, encoding="utf-8")


def published_file(name: str) -> Path:
    """Where the answers of a policy are kept."""
    return FOLDER / f"{name}.json"


def published_text(policy: Policy) -> str:
    """The policy's digest, its tables' and its answers to the pairs, one a line."""
    answers = ",\n  ".join(_line(compare_parties(query, listed, policy)) for query, listed in pairs())
    head = f'"policy": "{policy.name}",\n "constants": "{policy.digest}",\n "tables": "{policy.tables}"'
    return f'{{{head},\n "answers": [\n  {answers}\n ]}}\n'


def pairs() -> list[tuple[Party, Party]]:
    """The pairs, query first; all of them invented."""
    lines = (FOLDER / "pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return [(_party(query), _party(listed)) for query, listed in map(json.loads, lines)]


def _party(raw: dict[str, Any]) -> Party:
    names = [Name(*name) if isinstance(name, list) else Name(name) for name in raw.pop("names")]
    return Party(names=names, identifiers=[Identifier(*i) for i in raw.pop("identifiers", ())], **raw)


def _line(found: Comparison) -> str:
    weights = {row.feature: row.weight for row in found.evidence if row.weight}
    return json.dumps([found.score, found.probability, found.band, weights])


if __name__ == "__main__":
    main()
