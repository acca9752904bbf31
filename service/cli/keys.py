"""`aka keys`: who may call the service."""

from collections.abc import Sequence

import click

from service import clock
from service.cli.arguments import TEXT
from service.cli.exits import ExitCode
from service.cli.invocation import Invocation, json_option, pass_invocation, shared_options
from service.cli.page import Page
from service.cli.printing import print_json
from service.domain.access import ApiKey, Scope, new_key


@click.group()
def keys() -> None:
    """Make, show and revoke the keys of callers."""


@keys.command(epilog="Example: aka keys add payments --scope match --scope read")
@click.argument("name", type=TEXT)
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([scope.value for scope in Scope]),
    multiple=True,
    required=True,
    help="What the key is good for; may be given several times.",
)
@json_option
@shared_options
@pass_invocation
def add(invocation: Invocation, name: str, *, scopes: Sequence[str], as_json: bool) -> None:
    """Make a key and print it, this once: only its hash is kept."""
    if not name.strip():
        raise click.BadParameter("a key needs a name, such as that of the program it is for", param_hint="NAME")
    from service.store.keys import add_key

    key, token = new_key(name, map(Scope, scopes), clock.now())
    with invocation.installation.ready_database().writing() as connection:
        add_key(connection, key)
    if as_json:
        print_json(_shown(key) | {"key": token})
    else:
        click.echo(token)
    invocation.say(f"the key {key.id} of {name} is good for {', '.join(sorted(key.scopes))}; it is not shown again")


@keys.command("list", epilog="Example: aka keys list --json")
@json_option
@shared_options
@pass_invocation
def list_(invocation: Invocation, *, as_json: bool) -> None:
    """List the keys, revoked ones too."""
    from service.store.keys import keys as held

    with invocation.installation.ready_database().reading() as connection:
        found = held(connection)
    if as_json:
        print_json([_shown(key) for key in found])
    elif found:
        rows = [[key.id, key.name, " ".join(sorted(key.scopes)), key.created_at, key.revoked_at] for key in found]
        Page().table([["key", "name", "scopes", "made", "revoked"], *rows])
    else:
        Page().line("There is no key yet.")


@keys.command(epilog="Example: aka keys revoke 0123456789ab")
@click.argument("key", metavar="KEY_ID", type=TEXT)
@shared_options
@pass_invocation
def revoke(invocation: Invocation, key: str) -> ExitCode:
    """End a key; the service stops taking it within seconds."""
    from service.store.keys import revoke_key

    with invocation.installation.ready_database().writing() as connection:
        ended = revoke_key(connection, key, clock.now())
    if not ended:
        click.echo(f"aka: there is no good key {key}", err=True)
        return ExitCode.REFUSED
    invocation.say(f"the key {key} is revoked")
    return ExitCode.DONE


def _shown(key: ApiKey) -> dict[str, object]:
    return {
        "id": key.id,
        "name": key.name,
        "scopes": sorted(key.scopes),
        "created_at": key.created_at,
        "revoked_at": key.revoked_at,
    }
