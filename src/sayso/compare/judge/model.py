"""The judge: what one statement says about another, told by a small trained model.

Reads both statements together: a few layers of all-MiniLM-L6-v2, trained on inference, on common events and on likeness
(training/judge/README.md). Needs onnxruntime, tokenizers and numpy only.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.compare.judge.features import Batch, Special, alone, batch, overlap, packed
from sayso.errors import ModelError
from sayso.model import ConflictType
from sayso.models import CONFIG, open_graph, read_checked, read_config

FORMAT = 3
TOKENIZER, GRAPH = "tokenizer.json", "judge.onnx"
Floats = NDArray[np.float32]

# What the graph answers: each direction, event and likeness, kinds of conflict (whether it is so, number, date, blame).
_ANSWERS, _EVENT, _ALIKE, _KINDS = 12, 6, 7, slice(8, 12)
_SCORES, _VECTOR = "scores", "vector"
# Characters read of a statement: far more than the pieces that the model takes come to.
_CHARACTERS = 1500


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the model makes of a pair, each figure 0 to 1.

    `entails`: the second statement follows from the first; `entailed`: the first from the second; `contradicts`: both cannot
    hold (the same in either direction). What is left open is the rest, a direction each. `same`: both tell of the same, be it
    in conflict. `number`, `date`, `blame`: what they conflict about, if they do; the rest of 1 is whether it is so at all.
    """

    entails: float
    entailed: float
    contradicts: float
    same: float
    number: float = 0.0
    date: float = 0.0
    blame: float = 0.0

    @property
    def follows(self) -> float:
        """How likely either follows from the other."""
        return max(self.entails, self.entailed)

    @property
    def about(self) -> ConflictType:
        """What they conflict about most likely, if they do."""
        rest = 1 - self.number - self.date - self.blame
        chances = zip((rest, self.number, self.date, self.blame), _ABOUT, strict=True)
        return max(chances, key=lambda chance: chance[0])[1]

    def turned(self) -> Verdict:
        """The verdict on the same statements, second first."""
        return replace(self, entails=self.entailed, entailed=self.entails)


_ABOUT = (ConflictType.POLARITY, ConflictType.NUMBER, ConflictType.DATE, ConflictType.BLAME)
_ITSELF = Verdict(1.0, 1.0, 0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Calibration:
    """How raw scores become probabilities: a temperature, and the weights of what makes `same`."""

    temperature: float
    event: float
    alike: float
    overlap: float
    bias: float


class Judge:
    """A loaded model. Raises ModelError where a file of it is missing, cut short or of another version."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        from tokenizers import Tokenizer

        config = read_config(folder, FORMAT)
        data = read_checked(folder, TOKENIZER, config)
        self._session = open_graph(folder, GRAPH, config, threads)
        try:
            self._tokenizer = Tokenizer.from_buffer(data)
            self.name: str = config["name"]
            self._special = Special(**config["special"])
            same = {name: float(value) for name, value in config["same"].items()}
            self._calibration = Calibration(float(config["temperature"]), **same)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise ModelError(f"{folder / CONFIG}: not the configuration of a judge ({error})") from None

    def compare(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """A verdict a pair, in the order given; the same for a pair in whatever company and whichever way round it comes.

        Reads the first 72 word pieces (some 55 words) of each statement. Any text is taken, the empty one too.
        """
        # The model is not quite indifferent to order: one order is as good as the other, and half the work of both.
        turned = [a > b for a, b in pairs]
        ordered = [(b, a) if turn else (a, b) for turn, (a, b) in zip(turned, pairs, strict=True)]
        # A statement follows from itself; the model, which seldom saw one twice, is less sure of that.
        differ = [i for i, (a, b) in enumerate(ordered) if a.casefold() != b.casefold()]
        out = [_ITSELF] * len(pairs)
        found = verdicts(self.scores([ordered[i] for i in differ]), self._calibration)
        for i, verdict in zip(differ, found, strict=True):
            out[i] = verdict.turned() if turned[i] else verdict
        return out

    def scores(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """The raw scores, (pairs, 13).

        Three for each direction, then of a common event, of likeness, of the four kinds of conflict; and shared pieces.
        """
        pieces = self._pieces({text for pair in pairs for text in pair})
        out = np.zeros((len(pairs), _ANSWERS + 1), np.float32)
        for row, (a, b) in enumerate(pairs):
            # One pair a run: int8 products share one scale over all that is in a run.
            out[row, :_ANSWERS] = self._run(_SCORES, batch([(pieces[a], pieces[b])], self._special))
            out[row, _ANSWERS] = overlap(pieces[a], pieces[b])
        return out

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """Where each text lies in meaning: close to what tells of the same, be it in conflict. `VECTOR` bytes with a sign each.

        Reads the first 72 word pieces.
        """
        pieces = self._pieces(set(texts))
        return [packed(self._run(_VECTOR, alone([pieces[text]], self._special))) for text in texts]

    def _run(self, what: str, one: Batch) -> Floats:
        feed = {"ids": one.ids[0], "side": one.side[0], "match": one.match[0]}
        out: Floats = self._session.run([what], feed)[0]
        return out

    def _pieces(self, texts: Iterable[str]) -> dict[str, list[int]]:
        found = list(texts)
        # Half a surrogate pair is no text to the tokenizer.
        clean = [t[:_CHARACTERS].encode("utf-8", "replace").decode("utf-8") for t in found]
        encoded = self._tokenizer.encode_batch(clean, add_special_tokens=False)
        return {text: one.ids for text, one in zip(found, encoded, strict=True)}


def verdicts(scores: Floats, calibration: Calibration) -> list[Verdict]:
    """Raw scores as verdicts."""
    there = _softmax(scores[:, 0:3] / calibration.temperature)
    back = _softmax(scores[:, 3:6] / calibration.temperature)
    # Number by number: how a product of arrays is summed depends on how many rows there are.
    mixed = scores[:, _EVENT] * np.float32(calibration.event) + scores[:, _ALIKE] * np.float32(calibration.alike)
    mixed = mixed + scores[:, _ANSWERS] * np.float32(calibration.overlap) + np.float32(calibration.bias)
    same = 1 / (1 + np.exp(-np.clip(mixed, -30, 30)))
    contradicts = (there[:, 2] + back[:, 2]) / 2
    columns = (there[:, 0], back[:, 0], contradicts, same, *_softmax(scores[:, _KINDS]).T[1:])
    return [Verdict(*map(float, row)) for row in zip(*columns, strict=True)]


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(axis=1, keepdims=True))
    out: Floats = e / e.sum(axis=1, keepdims=True)
    return out


_LOADED: dict[str, Judge] = {}
_LOCK = threading.Lock()


def bundled_judge() -> Judge:
    """The judge that ships with the package, loaded once a process."""
    with _LOCK:
        if "judge" not in _LOADED:
            with as_file(files("sayso.compare.judge") / "model") as folder:
                _LOADED["judge"] = Judge(folder)
        return _LOADED["judge"]
