"""The command line: parse, call, show. Exit codes: 0 something was read, 2 wrong command line, 3 nothing could be read,
4 the result could not be written, 5 the installation is broken, 6 a ledger cannot be opened, read or written, 7 a judgement was
refused, 8 a check found faults, 130 interrupted.
"""

from sayso.cli.app import main

__all__ = ["main"]
