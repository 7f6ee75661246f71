"""What changed in a pile when reports came or went: the corpus stages' results, by id, as a ledger writes them down."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.model import Attribution, Circle, Claim, Comparison, Derivation, Origin, Speaker


@dataclass(slots=True)
class Changes:
    """New and changed nouns by id, None for those that are gone.

    `attributions` are statements as the pile shows them. Derivations are by the report that was made, all else by id.
    """

    attributions: dict[str, Attribution] = field(default_factory=dict)
    derivations: dict[str, Derivation | None] = field(default_factory=dict)
    speakers: dict[str, Speaker | None] = field(default_factory=dict)
    origins: dict[str, Origin | None] = field(default_factory=dict)
    claims: dict[str, Claim | None] = field(default_factory=dict)
    comparisons: dict[str, Comparison | None] = field(default_factory=dict)
    circles: dict[str, Circle | None] = field(default_factory=dict)
