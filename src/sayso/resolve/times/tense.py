"""Whether the clause around a place tells of the past or of what is to come, by its nearest sign of tense."""

from __future__ import annotations

from sayso.resolve.times.tokens import Tokens

PAST, UNTOLD, FUTURE = -1, 0, 1

_FUTURE = frozenset("will shall ll would may might should must can upcoming".split())
_OPENS_CONDITION = frozenset("if once unless when".split())
# These tell of the future with "to", "for" or a date after them; "agreed on Friday" is past.
_PLANS = frozenset(
    "expected due set scheduled planned plans plan agreed decided vowed promised slated likely hopes hoped intends intended aims"
    " aim wants ready about going poised bound invited ordered required projected forecast supposed scheduling".split()
)
_AFTER_PLANS = frozenset("to for in on by at this next".split())
_ALWAYS_PLANS = frozenset("due slated scheduled expected".split())
_IRREGULAR = frozenset(
    "said told was were had did went came met began became made took gave saw found got left held kept led lost paid ran"
    " sent spoke stood thought won wrote broke brought built bought caught chose cut drew drove fell felt fled flew"
    " fought forgot froze grew heard hit hid knew laid lay meant put read rose sank sold shot showed shut sought spent"
    " stole struck swore taught threw understood woke wore has have been ago".split()
)
_BORDERS = _OPENS_CONDITION | frozenset(
    'which who whose while although though but because that ; : ( ) “ ” " — \n'.split(" ")
)
_REACH = 25


def tense_at(tokens: Tokens, start: int, end: int) -> int:
    """PAST, FUTURE or UNTOLD for the time at tokens `[start, end)`. The clause before it tells first, then that after it."""
    before = _scan(tokens, range(start - 1, max(-1, start - 1 - _REACH), -1), "")
    # After a comma stands who says so: "by June, officials said".
    return before or _scan(tokens, range(end, min(len(tokens), end + _REACH)), ",")


def _scan(tokens: Tokens, places: range, border: str) -> int:
    for at in places:
        word = tokens[at].word
        if word == border or word in _BORDERS or (word in ".?!" and _ends_sentence(tokens, at)):
            # "If it opens in May", with no sign of the past up to here.
            return FUTURE if word in _OPENS_CONDITION else UNTOLD
        if found := _sign(tokens, at, word):
            return found
    return UNTOLD


def _sign(tokens: Tokens, at: int, word: str) -> int:
    if word in _FUTURE and not tokens[at].capital:
        # "He would not comment on Friday" is past; "May" is no verb.
        refused = word == "would" and at + 1 < len(tokens) and tokens[at + 1].word in ("not", "n")
        return UNTOLD if refused else FUTURE
    if word in _PLANS:
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        if following == "to" or (word in _ALWAYS_PLANS and following in _AFTER_PLANS):
            return FUTURE
    if word in _IRREGULAR or (word.endswith("ed") and len(word) > 4 and not tokens[at].capital):
        # "Will be released", "to be released": the auxiliary tells.
        near = [t.word for t in tokens.between(at - 3, at)]
        if "be" in near:
            return (
                FUTURE
                if {"to", "will", "would", "ll"} & {*near, *(t.word for t in tokens.between(at - 5, at))}
                else UNTOLD
            )
        return UNTOLD if word in ("has", "have", "read", "set", "cut", "put") and near[-1:] == ["to"] else PAST
    return UNTOLD


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """A full stop ends no sentence after an initial or within "a.m."; a capital after a space does."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return after is None or (after.capital and after.start > tokens[at].end and len(tokens[at - 1].word) > 1)
