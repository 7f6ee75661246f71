"""The seam behind which everything is that copies are found by, between one report and the next. Knows no texts.

A `Store` keeps two things: `Postings`, which reports hold a fingerprint, and `Entries`, what was read off each report and last
decided on it. In dictionaries here (`sayso.copies.memory`), in tables of a database elsewhere. A report is a number in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from sayso.copies.direction import Standing
from sayso.copies.fingerprints import Numbers


class Choice(NamedTuple):
    """What is decided on a report: how many of its fingerprints count, the report that it was made from (a number), and how
    many of those that count the two share."""

    own: int = 0
    original: int | None = None
    shared: int = 0


UNDECIDED = Choice()


@dataclass(slots=True)
class Entry:
    """A report and what was last decided on it.

    `size` is how many fingerprints it has: none where its text is too short to tell anything. What a store gives out belongs to
    the store: only `Store.decide` changes it.
    """

    id: str
    standing: Standing
    size: int
    choice: Choice = UNDECIDED


class Postings(Protocol):
    """Fingerprints (64 bits, signed), each with the reports that hold it."""

    def expect(self, prints: Mapping[str, Iterable[int]]) -> None:
        """These fingerprints will be asked for, each with a site: look them up together where that is cheaper."""
        ...

    def holders(self, prints: Sequence[int]) -> list[Sequence[int]]:
        """For each fingerprint the reports that hold it, in any order: all, or the CANDIDATES that are first by rank."""
        ...

    def counts(self, prints: Sequence[int], site: str) -> list[tuple[int, int]]:
        """For each fingerprint how many reports hold it, and how many of them are of one site; exact up to COMMON + 1."""
        ...

    def anyone(self, prints: Sequence[int], site: str | None = None) -> set[int]:
        """All reports, or those of one site, that hold any of the fingerprints."""
        ...

    def sharing(self, prints: Sequence[int], least: int) -> Mapping[int, int]:
        """The reports that hold so many of the fingerprints at least, each with how many; others may be among them."""
        ...


class Entries(Protocol):
    """What is known of the reports. What is asked for and is not there is left out; more than was asked for may be given."""

    def empty(self) -> bool:
        """Are there no reports?"""
        ...

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """The numbers of reports, by id."""
        ...

    def entries(self, numbers: Iterable[int]) -> Mapping[int, Entry]:
        """Reports by number."""
        ...

    def prints(self, numbers: Iterable[int]) -> Mapping[int, Numbers]:
        """The fingerprints of reports, ascending, by number."""
        ...

    def made_from(self, numbers: Iterable[int]) -> set[int]:
        """The reports that were decided to be made from any of these."""
        ...

    def upstream(self, numbers: Iterable[int]) -> dict[int, int | None]:
        """What each of these, and each report that it goes back to, was made from. Ends also where they go in a ring."""
        ...


class Store(Postings, Entries, Protocol):
    """Postings and entries, and what changes them."""

    def forget(self) -> None:
        """Remember nothing of what was asked before: somebody else may have changed it since."""
        ...

    def put(self, reports: Sequence[tuple[Entry, Numbers]]) -> list[int]:
        """Take in reports that are not there, with their fingerprints, ascending, each once.

        Their numbers, which no report had that was there since `forget`.
        """
        ...

    def drop(self, numbers: Iterable[int]) -> None:
        """Take out reports. What was made from them points nowhere until it is decided again."""
        ...

    def decide(self, choices: Mapping[int, Choice]) -> None:
        """Keep what was decided on reports."""
        ...
