"""The exceptions of Sayso. Bad input is no exception but a `Problem`; these end a command.

SaysoError                exit
├── UsageError            2     a command line or an option that cannot be carried out
├── NothingReadError      3     not one input could be read
├── OutputError           4     the result could not be written
├── SetupError            5     a part of the installation is missing or broken
│   └── ModelError        5     a file of the reader's model
└── LedgerError           6     a ledger cannot be opened, read or written
    ├── RefusedError      7     a judgement that the rules of evidence do not allow
    └── UnsoundError      8     a check found faults in a ledger
"""


class SaysoError(Exception):
    """Root of the tree. The message names the input, the place and the remedy."""

    exit_code = 1


class UsageError(SaysoError):
    """The command line or an option cannot be carried out as given."""

    exit_code = 2


class NothingReadError(SaysoError):
    """Not one of the inputs could be read."""

    exit_code = 3


class OutputError(SaysoError):
    """The result could not be written where it was to go."""

    exit_code = 4


class SetupError(SaysoError):
    """A part of Sayso's own installation is missing or broken. The message names it; reinstalling is the remedy."""

    exit_code = 5


class ModelError(SetupError):
    """A file of a trained model is missing, was cut short or changed, or belongs to another version."""


class LedgerError(SaysoError):
    """A ledger cannot be opened, read or written; nothing is half-written. The message names it and says what to do."""

    exit_code = 6


class RefusedError(LedgerError):
    """A judgement that the rules of evidence do not allow, or that names what the ledger does not hold."""

    exit_code = 7


class UnsoundError(LedgerError):
    """A check found faults in a ledger; each is listed with its remedy."""

    exit_code = 8
