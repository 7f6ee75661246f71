"""Reads `frames.txt`: what can happen in invented news, in several wordings each."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of event in several wordings; frames.txt says what each field is."""

    says: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    sibling: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    things: tuple[tuple[str, ...], ...] = field(default=())
    most: int = 400
    family: str = ""


_MARKS = {"+": "says", "-": "denies", "?": "opens", "~": "sibling"}


def read(path: Path) -> tuple[Frame, ...]:
    """The frames of a file. Raises ValueError where a line is none of the kinds that its head names."""
    things: dict[str, list[tuple[str, ...]]] = {"no things": []}
    frames: list[Frame] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark, _, rest = line.partition(" ")
        if not line or mark == "#":
            continue
        if mark == "things:":
            listed = things.setdefault(rest, [])
        elif mark == "=":
            listed.append(tuple(rest.split(" | ")))
        elif mark == "event:":
            frames.append(Frame(things=tuple(things[rest])))
        elif mark in ("fixed:", "telling:"):
            frames[-1] = replace(frames[-1], **{mark[:-1]: tuple(rest.split())})
        elif mark == "family:":
            frames[-1] = replace(frames[-1], family=rest)
        elif mark == "most:":
            frames[-1] = replace(frames[-1], most=int(rest))
        elif mark in _MARKS:
            name = _MARKS[mark]
            frames[-1] = replace(frames[-1], **{name: (*getattr(frames[-1], name), rest)})
        else:
            raise ValueError(f"{path}:{number}: not a line of a frame")
    return tuple(frames)


FRAMES = read(Path(__file__).with_suffix(".txt"))
