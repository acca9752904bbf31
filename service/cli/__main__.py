"""`python -m service.cli` is `aka`."""

from service.cli import main

main()
