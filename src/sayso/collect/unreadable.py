"""How the modules of this room give up on one input; `collect` turns it into a Problem."""

from __future__ import annotations

from sayso.errors import SaysoError
from sayso.model import Problem

STAGE = "collect"


class UnreadableError(SaysoError):
    """One input cannot be read: `reason` for a person, `remedy` what that person can do. Never leaves `collect`."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def problem(self, input: str) -> Problem:
        """The same as a value, about `input` (a path, an address, or a record of one)."""
        return Problem(STAGE, self.reason, input, self.remedy)


def failed(error: OSError, remedy: str = "check that it is there and that you may read it") -> UnreadableError:
    """What the operating system says, in its own words: `No such file or directory`."""
    return UnreadableError((error.strerror or type(error).__name__).lower(), remedy)
