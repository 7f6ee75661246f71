"""The runs of words of a growing pile, each with the statements that have it; a run that many names have is an idiom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain

from sayso.model import Attribution
from sayso.relay.growing.step import Step
from sayso.relay.growing.view import View
from sayso.relay.namesakes import is_named, name_key
from sayso.relay.passages import described_by, is_idiom
from sayso.relay.runs import KeptRuns, Run

_RUN = "relay run"
_SEP = "\x1e"
# After the statements without a name, before those with one.
_NAMES = "\x1f"
# A run of so many statements is first asked for its names alone: idioms have many.
_MANY = 32
# A run is a number of 160 bits; what is left of it after division by this prime tells it from others.
_PRIME = (1 << 61) - 1


@dataclass(frozen=True, slots=True)
class Worded:
    """What is kept of a statement with a run: its report, the key of its speaker's name, and whose unnamed source that is."""

    report: str
    name: str
    source: str


# The statements that share a run, by id; None where it is an idiom.
Holders = dict[str, Worded] | None


def run_key(run: Run) -> str:
    """The key of a run of words."""
    return f"{run % _PRIME:x}"


class Wordings:
    """Keeps the statements that have a run of words, ordered by the names that have it."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._shelf = view.shelf
        self.runs = KeptRuns()
        self._held: dict[str, Holders] = {}

    def runs_of(self, one: Attribution) -> dict[str, Run]:
        """The runs of a statement by their keys."""
        return {run_key(run): run for run in self.runs.of(one)}

    def update(self, step: Step, through: Collection[str]) -> set[str]:
        """Take in and let go of statements. Those that have a run of words which has come to be an idiom, or is none now.

        `through` are statements that come through another outlet than before.
        """
        runs = {a.id: self.runs_of(a) for a in (*step.new, *step.gone)}
        concerned = set(chain.from_iterable(runs.values()))
        before = self.holders(concerned)
        self._shelf.drop(_RUN, ((run, _member(a)) for a in step.gone for run in runs[a.id]))
        for one in self._view.statements([*step.new_ids, *through]).values():
            member, value = _member(one), self._value(one)
            self._shelf.put(_RUN, ((run, member, value) for run in self.runs_of(one)))
        self._held.clear()
        after = self.holders(concerned)
        turned = [run for run in concerned if (before[run] is None) != (after[run] is None)]
        return {_id(member) for held in self._shelf.get(_RUN, turned).values() for member in held}

    def holders(self, runs: Iterable[str]) -> dict[str, Holders]:
        """The statements that have each run of words."""
        wanted = list(dict.fromkeys(runs))
        missing = [run for run in wanted if run not in self._held]
        sizes = self._shelf.count(_RUN, missing)
        several = [run for run in missing if sizes.get(run, 0) < _MANY or not self._is_idiom(run)]
        rows = self._shelf.get(_RUN, several)
        self._held |= dict.fromkeys(missing)
        for run in several:
            held = rows.get(run, {})
            if not is_idiom({name for member in held if (name := member.partition(_SEP)[0])}):
                self._held[run] = {_id(member): _worded(member, value) for member, value in held.items()}
        return {run: self._held[run] for run in wanted}

    def _is_idiom(self, run: str) -> bool:
        """Leap from name to name until there are enough."""
        names, low = set[str](), _NAMES
        while not is_idiom(names):
            found = next(iter(self._shelf.part(_RUN, run, low, most=1)), None)
            if found is None:
                return False
            name = found.partition(_SEP)[0]
            names.add(name)
            low = name + _NAMES
        return True

    def _value(self, one: Attribution) -> str:
        described = described_by(one, self._view.mastheads([one.report]))
        source = "\x1d".join("\x1f".join(words) for words in described) if described else ""
        return _SEP.join((one.report, "" if _name(one) or not one.speaker else name_key(one, one.speaker), source))


def _name(one: Attribution) -> str:
    """The key of the name of a named speaker."""
    name = name_key(one, one.speaker) if one.speaker else ""
    return name if is_named(name) else ""


def _member(one: Attribution) -> str:
    return f"{_name(one)}{_SEP}{one.id}"


def _id(member: str) -> str:
    return member.partition(_SEP)[2]


def _worded(member: str, value: str) -> Worded:
    report, described, source = value.split(_SEP)
    return Worded(report, member.partition(_SEP)[0] or described, source)
