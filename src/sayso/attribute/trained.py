"""The trained reader behind the interface `Reader`: the model in the package, loaded once a process."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from sayso.attribute.neural.model import Reader as Model
from sayso.attribute.reader import Draft, Found, NameDraft, Range
from sayso.model import NameType


class TrainedReader:
    """Reads with the model in a folder. Raises ModelError where a file of it is missing, cut short or of another version."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self.model = Model(folder, threads)

    @property
    def name(self) -> str:
        """The model's name and version."""
        return self.model.name

    def read(self, text: str, blocks: Sequence[Range]) -> Found:  # noqa: ARG002 - the model sees line ends itself
        """The attributions and the names of `text`, in one pass. Linear in the length of the text."""
        found, names = self.model.read_text(text)
        drafts = [
            Draft(tuple(one["source"]), tuple(one["cue"]), tuple(one["content"]), one["confidence"], one["inside"])
            for one in found
        ]
        named = (NameDraft(n.start, n.end, NameType(n.kind), round(n.confidence, 4)) for n in names)
        return Found(tuple(_outer_first(drafts)), tuple(named))


def bundled_reader() -> TrainedReader:
    """The reader that ships with the package."""
    with as_file(files("sayso.attribute") / "model") as folder:
        return TrainedReader(folder)


def _outer_first(drafts: Sequence[Draft]) -> list[Draft]:
    """Put what stands inside another after it, and point `inside` at the new places."""
    place: dict[int, int] = {}
    ordered: list[Draft] = []

    def put(i: int) -> int:
        if i not in place:
            one = drafts[i]
            inside = put(one.inside) if one.inside is not None else None
            place[i] = len(ordered)
            ordered.append(Draft(one.source, one.cue, one.content, one.confidence, inside))
        return place[i]

    for i in range(len(drafts)):
        put(i)
    return ordered
