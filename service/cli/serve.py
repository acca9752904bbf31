"""`aka serve`: the HTTP service and its pages."""

import click

from service.cli.invocation import Invocation, pass_invocation, shared_options


@click.command(epilog="Example: aka serve --port 8080")
@click.option("--host", help="The address to listen on.  [default: 127.0.0.1]")
@click.option("--port", help="The port to listen on.  [default: 8000]")
@click.option("--workers", help="How many processes answer.  [default: 2]")
@shared_options
@pass_invocation
def serve(invocation: Invocation, *, host: str | None, port: str | None, workers: str | None) -> None:
    """Run the HTTP service and its pages until it is told to stop."""
    settings = invocation.settings_with(host=host, port=port, workers=workers)
    from service.serving import serve as serve_with

    serve_with(settings)
