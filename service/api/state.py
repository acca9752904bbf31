"""What a request works on: the installation and its settings, held by the application."""

from flask import Flask, current_app, g

from service.ingest.installation import Installation
from service.ingest.keyring import Keyring
from service.screening.corpus import Corpus
from service.settings import Settings

_KEY = "alsoknown"


def attach(app: Flask, installation: Installation) -> None:
    """Gives an application the installation its requests work on."""
    app.extensions[_KEY] = installation


def installation() -> Installation:
    """The installation of the application that answers; needs an application context."""
    return installation_of(current_app)


def installation_of(app: Flask) -> Installation:
    """The installation of an application."""
    found: Installation = app.extensions[_KEY]
    return found


def keyring() -> Keyring:
    """The keys of that installation."""
    return installation().keyring


def settings() -> Settings:
    """The settings of that installation."""
    return installation().settings


def corpus(as_of: str = "", known_at: str = "") -> Corpus:
    """The list as it answers now, or as it was. NotReadyError when there is none yet.

    A request is answered from one list version: what it found first, also when the list changes meanwhile.
    """
    if "corpus" not in g:
        g.corpus = installation().corpus()
    return installation().corpus_at(as_of=as_of, known_at=known_at, now=g.corpus)
