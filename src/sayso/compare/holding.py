"""Who says which text, and which statements are to be compared for it, as statements come and go."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.compare.candidates import Holder, chosen, chosen_within, keys_standing, standing
from sayso.compare.closeness import Closeness
from sayso.compare.pairs import Told
from sayso.compare.related import Come, Indexes, Related
from sayso.shelf import Shelf

# On the shelf: the texts of a statement, and the statements that hold a text, each with its kind and its report.
_TEXTS, _HOLDERS = "compare.texts", "compare.holders"

Two = tuple[str, str]
Held = dict[str, list[Holder]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Pairs of statements (ids, in order) to be compared, now or anew, and pairs that are not compared any more."""

    compared: frozenset[Two]
    dropped: frozenset[Two]


class Holding:
    """Texts with the statements that hold them."""

    def __init__(
        self, shelf: Shelf, indexes: Indexes, place: Callable[[Sequence[str]], Sequence[bytes]] | None
    ) -> None:
        """`place` gives the vectors of texts; without it, texts are found by their words and keys alone."""
        self._shelf, self._related, self._meaning = shelf, Related(shelf, indexes), indexes.meaning
        self._place = place

    def closeness(self, texts: Iterable[str]) -> Closeness:
        """How close any two of these texts are."""
        return Closeness(self._meaning.get(sorted(set(texts))))

    def update(self, told: Mapping[str, Told], left: Iterable[str]) -> Choice:
        """Take in statements, new or told anew, and let others go; both by attribution id."""
        ids = {*told, *left}
        before, after = self._write(told, ids)
        parts = {part.text: part for one in told.values() for part in one.parts}
        new_texts = sorted(text for text, holders in after.items() if holders and not before[text])
        weights = {text: parts[text].weights for text in new_texts}
        # By its words alone: of what differs in nothing else, which comes first must not matter.
        words = [" ".join(parts[text].said.tokens) for text in new_texts]
        vectors = dict(zip(new_texts, self._place(words), strict=True)) if self._place else {}
        come = Come(weights, vectors)
        gone = [text for text, holders in after.items() if not holders]
        old_keys, new_keys = ({text: keys_standing(held) for text, held in holds.items()} for holds in (before, after))
        changed = {text for text, keys in new_keys.items() if keys != old_keys[text]}
        turn = self._related.update(come, gone, *({t: keys[t] for t in changed} for keys in (old_keys, new_keys)))
        around = self._related.of(_moved(before, after, ids))
        texts = {(min(one, other), max(one, other)) for one, others in around.items() for other in others}
        texts |= turn.met | turn.parted
        rest = self._holders({text for pair in texts for text in pair} - before.keys())
        old: set[Two] = {pair for holders in before.values() for pair in chosen_within(holders)}
        new: set[Two] = {pair for holders in after.values() for pair in chosen_within(holders)}
        before, after = before | rest, after | rest
        for one, other in texts:
            if (one, other) not in turn.met:
                old |= chosen(before[one], before[other])
            if (one, other) not in turn.parted:
                new |= chosen(after[one], after[other])
        dropped = old - new
        dropped -= self._else_chosen(pair for pair in dropped if not ids & set(pair))
        anew = {pair for pair in new if pair not in old or ids & set(pair)}
        return Choice(frozenset(anew), frozenset(dropped))

    def _write(self, told: Mapping[str, Told], ids: Iterable[str]) -> tuple[Held, Held]:
        """Write who holds what; the holders of every text that this touches, before and after."""
        ids = sorted(ids)
        old = self._shelf.get(_TEXTS, ids)
        new = {i: one.holds() for i, one in told.items()}
        touched = {text for held in old.values() for text in held} | {text for held in new.values() for text in held}
        before = self._holders(touched)
        self._shelf.drop(_TEXTS, [(i, text) for i, held in old.items() for text in held])
        self._shelf.drop(_HOLDERS, [(text, i) for i, held in old.items() for text in held])
        rows = [(text, holder) for held in new.values() for text, holder in held.items()]
        self._shelf.put(_TEXTS, ((h.attribution, text, "") for text, h in rows))
        self._shelf.put(_HOLDERS, ((text, h.attribution, json.dumps([h.kind, h.report, h.keys])) for text, h in rows))
        return before, self._holders(touched)

    def _holders(self, texts: Iterable[str]) -> Held:
        texts = list(texts)
        rows = self._shelf.get(_HOLDERS, texts)
        return {text: [Holder(i, *json.loads(value)) for i, value in rows.get(text, {}).items()] for text in texts}

    def _else_chosen(self, pairs: Iterable[Two]) -> set[Two]:
        """Those of the pairs that are compared for other texts of theirs."""
        pairs = sorted(pairs)
        texts = self._shelf.get(_TEXTS, {i for pair in pairs for i in pair})
        several = [pair for pair in pairs if any(len(texts.get(i, ())) > 1 for i in pair)]
        near = self._related.of({text for a, _ in several for text in texts[a]})
        held = self._holders({text for pair in several for i in pair for text in texts[i]})
        return {
            (a, b)
            for a, b in several
            for one in texts[a]
            for other in texts[b]
            if (one == other and (a, b) in chosen_within(held[one]))
            or (other in near[one] and (a, b) in chosen(held[one], held[other]))
        }


def _moved(before: Held, after: Held, ids: set[str]) -> Iterator[str]:
    """The texts for which others stand now than before, or one of `ids`."""
    for text, holders in after.items():
        stand = standing(holders)
        if stand != standing(before[text]) or any(ids & set(way) for way in stand):
            yield text
