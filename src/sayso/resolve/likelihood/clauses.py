"""The words of a stretch of text, its sentences, and which words stand in the main clause: by rule, with no parser.

A clause that opens with a relative word or a conjunction is taken to end at the next comma or, for a relative clause, where
a second verb follows. Linear in the length of the stretch.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_WORD = re.compile(r"\w+(?:[.,:/'’-]\w+)*%?|[’'](?:ll|d|s|re|ve|m)\b|[^\w\s]")
# Contractions come apart: "won't" is will and not.
_TAIL = re.compile(r"(?:n[’']t|[’'](?:ll|d|s|re|ve|m))$", re.I)
_CUT = {"ca": "can", "wo": "will", "sha": "shall", "n't": "not", "'ll": "will", "'re": "are", "'ve": "have", "'m": "am"}
_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"'”’)]")
_SHORT = frozenset(
    "mr mrs ms dr gen sen rep st lt col gov sgt capt prof jr sr no u.s u.k a.m p.m vs inc ltd co".split()
)
_PAUSES = frozenset(",;:—–()")

MODALS = frozenset("will would shall should may might can could must cannot ought".split())
BE = frozenset("is are was were am be been being".split())
_HAVE_DO = frozenset("has have had do does did".split())
AUXILIARIES = MODALS | _HAVE_DO | frozenset("is are was were am".split())
# Past forms that do not end in -ed: enough to see that a clause has its verb.
PAST_FORMS = frozenset(
    "said told went took made got came fell rose knew saw found left began became held stood lost won paid met"
    " sent built spent gave grew kept led ran put hit struck broke drew drove flew fought froze heard hid hurt"
    " laid lay meant read rode sat sold shot shut slept spoke stole swore taught thought threw understood wore"
    " woke wrote bought brought caught chose sank shook sang rang swam wept swept slid sought stuck tore bore"
    " beat blew bent bled dealt dug fed fled flung forgot hung lent lit shone shrank split spread spun bit rode"
    " slept wound".split()
)
# Verbs of saying: what follows them is somebody's words again.
SAYING = frozenset(
    "say says said tell tells told announce announces announced claim claims claimed warn warns warned report"
    " reports reported insist insists insisted argue argues argued declare declares declared write writes wrote"
    " deny denies denied confirm confirms confirmed state states stated predict predicts predicted add adds added".split()
)
_RELATIVE = frozenset("who whom whose which".split())
_ADVERBIAL = frozenset(
    "because although though while whereas since after before until unless if when whenever where once whether as"
    " how why what lest".split()
)
# Prepositions that are conjunctions only where a clause follows; in front of a time or a noun they open none.
_EITHER = frozenset("since after before until as".split())
# Words after which `that` opens what is thought or said, rather than a clause on a noun.
_BEFORE_THAT = frozenset(
    "is was be are were been clear sure certain likely unlikely possible probable improbable doubtful evident"
    " obvious true chance chances possibility probability likelihood risk danger odds fact idea view hope fear"
    " doubt belief believe believes think thinks thought know knows knew hope hopes expect expects expected see"
    " seems seem appears appear believed means mean sign signs suggests suggest show shows guess suppose say says"
    " said adds so such and but , feared confident".split()
)
_DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your no any some every each another".split()
)
_OPENING = frozenset("without despite absent barring failing amid given besides unlike".split())
_QUOTES = frozenset('“ ” "'.split())
_SUBJECTS = frozenset("i you he she it we they there".split())
_THINKING = frozenset("think believe guess suppose feel know reckon suspect expect imagine assume".split())


class Word(NamedTuple):
    """A word or mark in lower case, contractions undone (`wo` is will), where it stands, and whether in"
    " the main clause."""

    low: str
    start: int
    end: int
    main: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `verb` is the place among its words of the main clause's first finite verb, where one is seen."""

    words: tuple[Word, ...]
    verb: int | None
    question: bool

    @property
    def start(self) -> int:
        """Its first code point."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.words[-1].end

    def low(self, i: int) -> str:
        """The word at place `i`, or nothing."""
        return self.words[i].low if 0 <= i < len(self.words) else ""


def lower_words(text: str) -> list[str]:
    """The words of a text in lower case, contractions undone: the quick look before any reading."""
    if "'" in text or "’" in text:
        return [low for low, _, _ in _words(text, 0, len(text))]
    return _WORD.findall(text.lower())


def _words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The words and marks of `[start, end)`: lower case, and place."""
    for m in _WORD.finditer(text, start, end):
        raw, at = m.group(), m.start()
        if ("'" in raw or "’" in raw) and len(raw) > 1 and (tail := _TAIL.search(raw, max(len(raw) - 3, 1))):
            cut = at + tail.start()
            yield _low(raw[: tail.start()]), at, cut
            yield _low(tail.group()), cut, m.end()
        else:
            yield _low(raw), at, m.end()


def _low(word: str) -> str:
    low = word.lower().replace("’", "'")
    return _CUT.get(low, low)


def sentences(text: str, start: int, end: int) -> list[Sentence]:
    """The sentences of `[start, end)` of a text, with places in code points of the whole text."""
    made: list[Sentence] = []
    words: list[tuple[str, int, int]] = []
    ended = False
    for low, at, stop in _words(text, start, end):
        if ended and low not in _CLOSERS and low not in _ENDS:
            if not (text[at].islower() or low in _PAUSES):
                made.append(_sentence(words))
                words = []
            ended = False
        if low in _QUOTES and words and words[-1][0][-1].isalnum() and words[-1][0] not in _RELATIVE | {"that"}:
            continue  # A part in quotation marks ("could “break” soon") is read as part of its clause.
        words.append((low, at, stop))
        if low in _ENDS:
            before = words[-2][0] if len(words) > 1 else ""
            ended = low != "." or not (before in _SHORT or (len(before) == 1 and before.isalpha()))
    if words:
        made.append(_sentence(words))
    return made


def _sentence(raw: Sequence[tuple[str, int, int]]) -> Sentence:
    lows = [w[0] for w in raw]
    main, verb = _main_clause(lows)
    words = tuple(Word(low, a, b, m) for (low, a, b), m in zip(raw, main, strict=True))
    return Sentence(words, verb, "?" in lows[-3:])


def is_finite(lows: Sequence[str], i: int) -> bool:
    """Does a finite verb stand at `i`: an auxiliary, a known past form, or a word in -ed that is no adjective?"""
    word = lows[i]
    before = lows[i - 1] if i else ""
    if word in AUXILIARIES:
        after = lows[i + 1] if i + 1 < len(lows) else ""
        noun = before in _DETERMINERS and before not in ("that", "this", "some")
        return (
            not (word in ("will", "might", "must", "can") and (noun or after in ("of", ".", ",", ""))) or after == ","
        )
    if word in ("'s", "'d"):
        return before in _SUBJECTS or before in ("that", "who", "what")
    past = word in PAST_FORMS or (len(word) > 4 and word.endswith("ed"))
    return (
        past and before not in _DETERMINERS and before not in AUXILIARIES and before not in ("be", "been", "not", "to")
    )


def _main_clause(lows: Sequence[str]) -> tuple[list[bool], int | None]:
    """For each word, whether it stands in the main clause; and the first finite verb there."""
    main = [True] * len(lows)
    verb: int | None = None
    inside: str | None = "phrase" if _phrase_opens(lows) else None
    spent = 0
    opened = 0
    for i, word in enumerate(lows):
        if kind := _opens(lows, i):
            inside, spent, opened = kind, 0, i
        elif inside and word in _PAUSES and i > opened + 1:
            inside = None
        elif inside and is_finite(lows, i) and not (i and is_finite(lows, i - 1)):
            spent += 2 if word in SAYING and inside == "relative" and not spent else 1
            if (
                spent == 2
                and lows[opened + 1] not in SAYING
                and (inside == "relative" or (opened == 0 and inside != "phrase"))
            ):
                inside = None
        main[i] = inside is None
        if verb is None and inside is None and is_finite(lows, i):
            verb = i
    return main, verb


def _phrase_opens(lows: Sequence[str]) -> bool:
    """Does a sentence open with a phrase up to a comma: "Without the aid that it was promised, ..."?"""
    if not lows or lows[0] not in _OPENING:
        return False
    head = lows[: lows.index(",")] if "," in lows else lows
    return "," in lows and MODALS.isdisjoint(head)


def _opens(lows: Sequence[str], i: int) -> str | None:
    """The kind of the subordinate clause that the word at `i` opens, if it does."""
    word, before = lows[i], lows[i - 1] if i else ""
    if word in _RELATIVE:
        return "relative"
    if word == "that":
        clause = i > 0 and before not in _BEFORE_THAT and not (i + 1 < len(lows) and lows[i + 1] in _SUBJECTS)
        return "relative" if clause and i + 1 < len(lows) and is_finite(lows, i + 1) else None
    if word == "so" and i and i + 1 < len(lows):
        return (
            "adverbial"
            if lows[i + 1] in _SUBJECTS | _DETERMINERS or is_finite(lows, min(i + 3, len(lows) - 1))
            else None
        )
    if word in _ADVERBIAL and not (word in _EITHER and not _clause_follows(lows, i)):
        return "adverbial"
    return None


def _clause_follows(lows: Sequence[str], i: int) -> bool:
    """Is there a verb between `i` and the next pause, near by? Told from the next dozen words."""
    for j in range(i + 1, min(i + 13, len(lows))):
        if lows[j] in _PAUSES or lows[j] in _ENDS or lows[j] in MODALS:
            return False
        if is_finite(lows, j):
            return True
    return False


def governing(sentence: Sentence) -> int | None:
    """The verb that a sentence rests on: the main one or, behind "I think" and "it is clear that", the"
    " one in what is thought."""
    lows = [w.low for w in sentence.words]
    at, start = sentence.verb, 0
    for _ in range(3):
        thought = _thought(lows, start, len(lows) if at is None else at)
        if thought is not None:
            start = thought + 1
        elif at is not None and lows[at] in BE and lows[max(at - 1, 0)] == "it" and "that" in lows[at + 1 : at + 6]:
            start = lows.index("that", at) + 1
        else:
            return at
        at = next((j for j in range(start, len(lows)) if sentence.words[j].main and is_finite(lows, j)), None)
    return at


def _thought(lows: Sequence[str], start: int, end: int) -> int | None:
    """The place of a verb of thinking of which the speaker is the subject, near the start: "I think","
    " "we still believe"."""
    for j in range(start, min(end, start + 4)):
        if lows[j] in ("i", "we"):
            for k in range(j + 1, min(j + 4, len(lows))):
                if lows[k] in _THINKING:
                    return k
    return None
