"""What stands today, by what it is about: the grades that bear on a statement, settled forecasts, and what to be careful with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sayso.model import Caution, Grades, Judgement

_ARTICLE = re.compile(r"^the\s+(?=\S)")


def source_key(name: str) -> str:
    """An outlet's name as it is compared: white space, case and "The" before it tell nothing."""
    return _ARTICLE.sub("", " ".join(name.split()).casefold())


@dataclass(frozen=True, slots=True)
class Subject:
    """A statement as a judgement names it: its id and number in the ledger, its words, who says it, and in which report.

    `current` is False where a newer version of its report says it no longer.
    """

    id: str
    number: str
    words: str
    speaker: str
    outlet: str
    title: str
    current: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """A judgement with what became of it. `stands`: neither withdrawn nor superseded."""

    judgement: Judgement
    subjects: tuple[Subject, ...]
    stands: bool
    superseded_by: Judgement | None = None
    withdrawn_by: Judgement | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands: grades of sources by the id of the speaker today and by `source_key` of the outlet, the rest by attribution.

    `cautions` are by judgement.
    """

    speakers: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    outlets: Mapping[str, tuple[Judgement, ...]] = field(default_factory=dict)
    statements: Mapping[str, Judgement] = field(default_factory=dict)
    forecasts: Mapping[str, Judgement] = field(default_factory=dict)
    cautions: Mapping[str, tuple[Caution, ...]] = field(default_factory=dict)

    def grades(self, attribution: str, speaker: str | None, outlet: str | None) -> Grades:
        """The grades that bear on a statement: `speaker` is its speaker's id, `outlet` the name of its report's outlet."""
        by = self.speakers.get(speaker, ()) if speaker else ()
        through = self.outlets.get(source_key(outlet), ()) if outlet and self.outlets else ()
        own = self.statements.get(attribution)
        graded = (*by, *through, *((own,) if own else ()))
        cautions = dict.fromkeys(c for one in graded for c in self.cautions.get(one.id, ()))
        return Grades(by, through, own, tuple(cautions))
