"""What is known of a statement beside its words: the hops of its chain, who is not named, when, where, how likely.

Nothing is judged here: a flag repeats what a report tells or leaves out, a grade what a person decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sayso.briefing import words
from sayso.briefing.graded import grades_told, warning
from sayso.briefing.places import Places
from sayso.briefing.view import Entry, Hop, Note, Statement
from sayso.model import Attribution, Flag, Grades, Likelihood, Occasion, Report, Span, Time, Unnamed, Venue

UNRESOLVED = "speaker not resolved"
_MOST_CANDIDATES = 4

FLAGS = {
    Flag.BARE: "the report tells no more of who that is",
    Flag.OPINION: "an opinion, from somebody unnamed",
    Flag.UNEXPLAINED: "no reason given for anonymity",
    Flag.PLURAL: "spoken of as several, one origin known",
}

VENUES = {
    Venue.NEWS_CONFERENCE: "at a news conference",
    Venue.STATEMENT: "in a statement",
    Venue.HEARING: "at a hearing",
    Venue.SPEECH: "in a speech",
    Venue.POST: "in a post",
    Venue.INTERVIEW: "in an interview",
}

SCALES = {
    "measured": "measured, not a standard’s",
    "stated": "the figure as stated",
    "ours": "Sayso’s own estimate",
}


def said_by(attribution: Attribution) -> str:
    """The speaker's name; of one who is left open, the words for him and who he may be: `he: Una Perrow or Bo Rask`."""
    if attribution.speaker:
        return words.line(attribution.speaker.name) or UNRESOLVED
    may_be = _candidates(attribution)
    source = " … ".join(words.line(span.exact) for span in attribution.source).strip()
    return f"{source or UNRESOLVED}: {may_be}" if may_be else UNRESOLVED


def _candidates(attribution: Attribution) -> str:
    names = [words.line(candidate.agent.name) or UNRESOLVED for candidate in attribution.candidates]
    rest = len(names) - _MOST_CANDIDATES
    return words.listed(names[:_MOST_CANDIDATES] + ([f"one of {rest:,} more"] if rest > 0 else []), "or")


def hops_of(attribution: Attribution, entry: Entry, around: Mapping[str, Statement], places: Places) -> tuple[Hop, ...]:
    """The chain hop by hop, each with its exact words; nothing for a chain of one. `around`: the statements so far."""
    if len(attribution.relays) < 2:
        return ()
    outer = _outer(attribution, around)
    found = []
    for relay in attribution.relays:
        evidence = relay.evidence if relay.evidence is not None and places.knows(relay.evidence) else None
        holder = next((s for s in outer if evidence and _meet(evidence, s.attribution)), None)
        if holder is None and evidence and _meet(evidence, attribution):
            cue, ref, key = _exact(attribution.cue), "", ""
        else:
            cue, ref, key = (holder.cue, holder.ref, holder.key) if holder else ("", "", "")
        name = words.line(relay.by) or UNRESOLVED
        itself = name.casefold() == entry.outlet.casefold()
        lack = "" if evidence else "the report itself" if itself else "no words for this hop"
        found.append(Hop(name, places.at(evidence) if evidence else None, cue, ref, key, lack))
    return tuple(found)


def _outer(attribution: Attribution, known: Mapping[str, Statement]) -> list[Statement]:
    """The statements around an attribution, the nearest first."""
    found: list[Statement] = []
    around = known.get(attribution.inside or "")
    # No chain is this long, and what stands inside itself by some mistake must end.
    while around is not None and len(found) < 32:
        found.append(around)
        around = known.get(around.attribution.inside or "")
    return found


def _meet(evidence: Span, attribution: Attribution) -> bool:
    return evidence.report == attribution.report and any(
        span.start < evidence.end and evidence.start < span.end for span in attribution.source
    )


def _exact(spans: tuple[Span, ...]) -> str:
    return " … ".join(words.line(span.exact) for span in spans)


def notes_of(attribution: Attribution, places: Places) -> tuple[Note, ...]:
    """What is known of a statement, in the order in which it is shown."""
    notes: list[Note] = []
    if attribution.speaker is None and attribution.candidates and attribution.chain:
        notes.append(Note(f"may be {_candidates(attribution)}"))
    if attribution.unnamed:
        notes += _unnamed(attribution.unnamed, places)
    notes += [Note(FLAGS[flag]) for flag in dict.fromkeys(attribution.flags)]
    if attribution.occasion:
        notes += _occasion(attribution.occasion)
    if attribution.likelihood:
        notes.append(Note(likelihood(attribution.likelihood), (words.line(attribution.likelihood.words.exact),)))
    return tuple(notes)


def grade_notes(grades: Grades, attribution: Attribution, outlet: str | None) -> tuple[Note, ...]:
    """What people decided of a statement and of who tells it, and what to be careful with in that."""
    told = grades_told(grades, attribution.speaker.name if attribution.speaker else None, outlet)
    return tuple(map(Note, [*told, *map(warning, grades.cautions)]))


def _unnamed(known: Unnamed, places: Places) -> list[Note]:
    role = words.line(f"{known.side or ''} {known.role or ''}")
    number = words.counted(known.number, "person", "people") if known.number is not None else ""
    parts = ", ".join(filter(None, [number, role, words.line(known.placed)]))
    notes = [Note(f"not named: {parts}" if parts else "not named")]
    if known.reason and places.knows(known.reason):
        notes.append(Note("why not named", place=places.at(known.reason)))
    return notes


def _occasion(occasion: Occasion) -> list[Note]:
    venue = VENUES[occasion.venue] if occasion.venue else ""
    text = " ".join(filter(None, [venue, _on(occasion.day) if occasion.day else ""]))
    exact = [span.exact for span in (occasion.words, occasion.day.span if occasion.day else None) if span]
    if not text and not exact:
        return []
    return [Note(text or "said", tuple(map(words.line, exact)))]


def _on(day: Time) -> str:
    if day.first and day.last:
        return f"on {words.day(day.first)}" if day.first == day.last else f"within {words.window(day.first, day.last)}"
    if day.first:
        return f"on or after {words.day(day.first)}"
    return f"on or before {words.day(day.last)}" if day.last else "on a day that is not known"


def likelihood(found: Likelihood) -> str:
    """`likely, 55-80% (ICD 203); the speaker’s word`; `could: 30-60%, measured, not a standard’s; the report’s word`."""
    share = words.share(found.low, found.high)
    term, scale = words.line(found.term), words.line(found.scale)
    whose = "the report’s word" if found.by_writer else "the speaker’s word"
    if scale in SCALES:
        return f"{term}: {share}, {SCALES[scale]}; {whose}"
    return f"{term}, {share} ({scale}); {whose}"


def as_of(attribution: Attribution, report: Report) -> tuple[dt.date | None, str]:
    """The day to which a statement belongs, and what day that is: of the occasion where known, else of publication."""
    day = attribution.occasion.day if attribution.occasion else None
    if day and day.first and day.first == day.last:
        return words.date_of(day.first), "said"
    return words.date_of(report.published), "published"
