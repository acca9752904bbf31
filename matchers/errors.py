"""What the library raises beside ValueError."""


class SnapshotError(ValueError):
    """A folder is not a whole snapshot of this format; the message names the file and what is wrong with it."""
