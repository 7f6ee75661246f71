"""What the rules of evidence refuse, and what they let pass with a caution. A refusal is a sentence, or None."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sayso.model import Caution, Judgement, Matter
from sayso.weigh.scales import CLASHING, CONFIRMED, INDEPENDENT, INFORMATION, SCALES, SOURCES


def refuse_unsigned(who: str, why: str) -> str | None:
    """A judgement has a name and a reason."""
    if not who.strip():
        return "nobody's judgement: say who decides (--by NAME)"
    return None if why.strip() else "a judgement without a reason: say why (--why TEXT)"


def refuse_value(about: Matter, value: str) -> str | None:
    """A value is one of its scale; there is no default."""
    scale = SCALES.get(about)
    if scale is None or value in scale.values:
        return None
    return f"“{value}” is no {scale.name}: it is one of {', '.join(scale.values)} ({scale.whose})"


def refuse_confirmed(value: str, fewest: int) -> str | None:
    """Grade 1 needs two independent origins. `fewest` are those of the claim that the statement is in; 1 where it is in none."""
    if value != CONFIRMED or fewest >= INDEPENDENT:
        return None
    return (
        f"grade 1, confirmed by other sources, needs {INDEPENDENT} independent origins;"
        f" behind what it says {_there_is(fewest)} for certain"
    )


def unconfirmed(value: str, fewest: int) -> Caution | None:
    """A grade 1 that was allowed, behind which there are too few origins by now."""
    if value != CONFIRMED or fewest >= INDEPENDENT:
        return None
    text = (
        f"no longer allowed: grade 1 needs {INDEPENDENT} independent origins, and {_there_is(fewest)} for certain now"
    )
    return Caution("grade 1", text)


def clash(speaker: Sequence[str], outlet: Sequence[str], statement: str) -> Caution | None:
    """Grades of a source and of its statement that hardly go together.

    The source of a statement is who says it, or the outlet where nobody graded the speaker.
    """
    pair = next(((one, statement) for one in speaker or outlet if (one, statement) in CLASHING), None)
    if pair is None:
        return None
    a, b = (next(t.meaning for t in s.terms if t.value == v) for s, v in zip((SOURCES, INFORMATION), pair, strict=True))
    return Caution("clash", f"{''.join(pair)}: a source that is {a}, and information that is {b}")


def graded_twice(grades: Sequence[Judgement]) -> Caution | None:
    """One source with two grades, given while it was taken for two."""
    if len(grades) < 2:
        return None
    told = ", ".join(f"{one.value} as {one.name} ({one.id})" for one in grades)
    return Caution("two grades", f"graded when it was taken for two sources: {told}; grade it again to settle that")


def early(value: str, last: dt.date | None, day: dt.date) -> Caution | None:
    """A forecast that was given up, or called half true, before its window had closed. `last` is None where it is open."""
    if value not in ("did not", "partly") or (last is not None and last < day):
        return None
    window = f"is open until {last:%Y-%m-%d}" if last else "has no end"
    return Caution("window", f"settled as “{value}” on {day:%Y-%m-%d}, while its window {window}")


def _there_is(fewest: int) -> str:
    return f"there is {fewest}" if fewest == 1 else f"there are {fewest}"
