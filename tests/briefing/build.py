"""Builds invented reports and attributions for samples, every part found by its words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sayso.model import (
    Agent,
    Attribution,
    Block,
    BlockKind,
    Kind,
    Relay,
    Report,
    Span,
    digest,
)


def report(address: str, *blocks: tuple[BlockKind, str], **about: object) -> Report:
    """A report whose text is that of its blocks, an empty line between them."""
    text, found = "", []
    for kind, words in blocks:
        text += "\n\n" if text else ""
        found.append(Block(kind, len(text), len(text) + len(words)))
        text += words
    return Report(digest(address), address, digest(text, length=64), text, tuple(found), **about)  # type: ignore[arg-type]


def words(report: Report, exact: str) -> Span:
    """The first stretch of `exact` in the report; with a bar, as in `Moro| said`, of the words before the bar."""
    shown, _, after = exact.partition("|")
    start = report.text.index(shown + after)
    return report.span(start, start + len(shown))


@dataclass
class Pile:
    """Collects attributions under short names."""

    found: dict[str, Attribution] = field(default_factory=dict)

    def say(
        self,
        name: str,
        report: Report,
        source: str,
        cue: str,
        *content: str,
        speaker: Agent | None = None,
        kind: Kind = Kind.INDIRECT,
        inside: str | None = None,
        chain: tuple[str, ...] = (),
        confidence: float = 0.8,
        **known: Any,
    ) -> Attribution:
        """One attribution, its parts found by their words; `known` is all else that is known of it."""
        names = chain or ((speaker.name,) if speaker else ())
        relays = tuple(Relay(hop, words(report, hop) if hop in report.text else None) for hop in names)
        self.found[name] = Attribution(
            id=digest(report.id, name),
            report=report.id,
            source=(words(report, source),) if source else (),
            cue=(words(report, cue),) if cue else (),
            content=tuple(words(report, part) for part in content),
            kind=kind,
            confidence=confidence,
            reader="rules-1",
            inside=self.found[inside].id if inside else None,
            speaker=speaker,
            relays=relays,
            **known,
        )
        return self.found[name]

    def ids(self, *names: str) -> tuple[str, ...]:
        """The ids behind the short names."""
        return tuple(self.found[name].id for name in names)
