"""Who is who: the speakers of a pile, each with every name that the reports give it, and what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.briefing import words
from sayso.briefing.notes import UNRESOLVED
from sayso.briefing.places import Places
from sayso.briefing.sections import ClaimView, SpeakerView
from sayso.briefing.view import Some, Statement
from sayso.model import AgentType, Attribution, Brief, Speaker

_MOST_NAMES = 12
_NAMED, _DESCRIBED, _UNRESOLVED = range(3)


@dataclass(frozen=True, slots=True)
class Voice:
    """Attributions of one speaker, by id; `speaker` is None where no stage found who is who."""

    name: str
    rank: int
    speaker: Speaker | None
    told: tuple[Attribution, ...]


def voices(brief: Brief) -> list[Voice]:
    """The speakers in the order in which a brief shows them: the named by number of statements, then those only
    described, then the unresolved. Those that `brief.speakers` does not hold are told apart by name.
    """
    known = {told: speaker for speaker in brief.speakers for told in speaker.attributions}
    groups: dict[tuple[int, str, str], list[Attribution]] = {}
    for attribution in sorted(brief.attributions, key=lambda attribution: attribution.id):
        groups.setdefault(_key(attribution, known.get(attribution.id)), []).append(attribution)
    found = []
    for (rank, name, _), told in groups.items():
        speaker = known.get(told[0].id) if rank is not _UNRESOLVED else None
        agent = told[0].speaker
        own = speaker.name if speaker else agent.name if agent else UNRESOLVED.capitalize()
        found.append(
            (rank, -len(told), name, told[0].id, Voice(words.line(own) or UNRESOLVED, rank, speaker, tuple(told)))
        )
    return [voice for *_, voice in sorted(found, key=lambda item: item[:4])]


def _key(attribution: Attribution, speaker: Speaker | None) -> tuple[int, str, str]:
    if attribution.speaker is None:
        return _UNRESOLVED, "", ""
    if speaker is not None:
        return _rank(speaker.named), words.line(speaker.name).casefold(), speaker.id
    return _rank(attribution.speaker.named), words.line(attribution.speaker.name).casefold(), ""


def _rank(named: bool) -> int:
    return _NAMED if named else _DESCRIBED


def speaker_views(
    found: Sequence[Voice], statements: Mapping[str, Statement], homes: Mapping[str, ClaimView], places: Places
) -> tuple[SpeakerView, ...]:
    """All speakers with what they say under no claim. `homes` gives the claim under which an attribution stands."""
    return tuple(_view(number, voice, statements, homes, places) for number, voice in enumerate(found, 1))


def _view(
    number: int, voice: Voice, statements: Mapping[str, Statement], homes: Mapping[str, ClaimView], places: Places
) -> SpeakerView:
    rest = [statements[attribution.id] for attribution in voice.told if attribution.id not in homes]
    claims = {homes[attribution.id].number for attribution in voice.told if attribution.id in homes}
    names = [words.line(name) for name in voice.speaker.names] if voice.speaker else []
    return SpeakerView(
        anchor=f"speaker-{number}",
        name=voice.name,
        gloss=_gloss(voice),
        total=words.counted(len(voice.told), "statement"),
        names=Some.of([*dict.fromkeys(name for name in names if name and name != voice.name)], _MOST_NAMES),
        reasons=places.why(voice.speaker.reasons if voice.speaker else ()),
        claims=tuple(sorted(claims)),
        statements=tuple(sorted(rest, key=lambda statement: statement.position)),
    )


def _gloss(voice: Voice) -> str:
    if voice.rank is _UNRESOLVED:
        return "the words of the source are shown; who they mean is open"
    agents = [attribution.speaker for attribution in voice.told if attribution.speaker]
    behalf = dict.fromkeys(words.line(agent.on_behalf_of) for agent in agents if agent.on_behalf_of)
    parts = _type(agent.type for agent in agents)
    if behalf:
        parts.append(f"for {words.listed(behalf)}")
    if voice.rank is _DESCRIBED:
        several = len({attribution.report for attribution in voice.told}) > 1
        parts.append("described, not named" + ("; perhaps others in each report" if several else ""))
    return ", ".join(parts)


def _type(types: Iterable[AgentType]) -> list[str]:
    found = Counter(one for one in types if one is not AgentType.UNKNOWN)
    return [found.most_common(1)[0][0].value] if found else []
