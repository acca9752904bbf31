"""What can go wrong, in the words of the person it happens to.

Every error carries one sentence that says where and what. The doors (command line, HTTP, pages) decide how it is shown;
nothing below them knows exit codes or status codes.
"""


class AlsoknownError(Exception):
    """Base of every error that is the caller's or the surroundings' doing and not a fault in the code."""


class BadInputError(AlsoknownError):
    """An input was read and refused whole; nothing was changed."""


class NotFoundError(AlsoknownError):
    """The thing asked for does not exist."""


class ConflictError(AlsoknownError):
    """The change does not fit the present state, for example a draft that was decided already."""


class NotReadyError(AlsoknownError):
    """The database or the snapshot cannot be reached or is not there yet; trying again later may work."""


class ConfigurationError(AlsoknownError):
    """A setting is unknown or malformed; names the setting and what it may be."""
