"""Which runs of classes are expressions of time: one pattern over the string of classes (letters as in `lexicon`)."""

from __future__ import annotations

import re

MONTH = r"(?:[Mmq]|b\.?)"
WEEKDAY = r"(?:W|w\.?)"
UNIT = "[U1]"
_DAY = "[nO]"
_YEAR = r"(?:,?o?Y|o?t?[LXTH]1)"
_ZONE = r"(?:Z|\(Z(?:xn)?\))?"
_CLOCK = rf"(?:(?:Kk?|nk|g){_ZONE})"
_MONTH_DAY = rf"(?:{MONTH}t?{_DAY}(?!-?[UP1]|%|,?[NnY]P)|t?{_DAY}o?{MONTH})"
_DATE = rf"(?:(?:{WEEKDAY},?0?t?)?{_MONTH_DAY}{_YEAR}?)"
_DAYS = rf"(?:{_DATE}|t?[LXTH]?{WEEKDAY}|j|[LXT]?h{_YEAR}?|I|J)"
_EDGE = r"(?:t?E(?:-|it?|0)?|t?5ot?|r(?:it?|0)?)"
_NUMBER = r"(?:(?:a?c(?:-?c){0,5}o?|[nNY]c?)(?:-?&-?a-?l)?|al|la?|a)"
_LENGTH = rf"(?:~?{_NUMBER}-?(?:[UP1Q])(?:&al|&{_NUMBER}-?[UP1])?)"
_LENGTHS = rf"(?:~?{_NUMBER}-?(?:2|\||&|-){_NUMBER}-?P|{_LENGTH})"

_FAMILIES = (
    ("set", rf"y[cnO]?-?(?:[U1PQGSjh]|{WEEKDAY}|{MONTH})|pU|p1|V|e"),
    ("days", rf"(?:{WEEKDAY},?)?(?:{MONTH}t?{_DAY}(?:-|2){_DAY}{_YEAR}?|t?{_DAY}(?:-|2)t?{_DAY}o?{MONTH}{_YEAR}?)"),
    (
        "moment",
        rf"(?:{_EDGE})?(?:{_CLOCK}(?:,?[0@i]?{_DAYS}|[0@i]?t?[LXTH][UG])?|{_DAYS}(?:,?@?{_CLOCK}|(?:it|0t)?G)|t?G[o0]{_DAYS}"
        r"|t?[LXTH]G)|(?<=i)tG",
    ),
    ("nth", rf"t?[OL]{WEEKDAY}[oi](?:Y|t?[LXTH]?[U1]|{MONTH}{_YEAR}?)"),
    ("holding", rf"t?{UNIT}o(?:{_DAYS})"),
    ("within", rf"{WEEKDAY},?o?t?[LXTH]U"),
    ("after", rf"{_LENGTHS}[dF](?:{_DAYS}|{MONTH}{_YEAR})"),
    ("date", rf"{_EDGE}?{_DAYS}"),
    (
        "ordinal",
        rf"{_EDGE}?(?:t?[OLX]-?[QlU1](?:[oi]?(?:C1?-?Y|t?[LXTH]?1?Y|t?[LXTH][U1]|t[U1]|{MONTH}{_YEAR}?))|t?O-?[Ql]"
        rf"|4(?:o?Y)?|Y4|t?O-?U(?!P)|t?[OLX][cn]Po(?:Y|t?[LXTH]?[U1]|{MONTH}{_YEAR}?))",
    ),
    ("fiscal", rf"{_EDGE}?(?:t?[LXT]?C1?-?Y?)"),
    ("month", rf"(?:tUo)?{_EDGE}?(?:t?[LXT])?{MONTH}{_YEAR}?"),
    ("season", rf"{_EDGE}?t?[LXTH]?S{_YEAR}?"),
    ("decade", rf"{_EDGE}?t?D"),
    ("year", rf"(?:{_EDGE}|t(?=1))?1?Y(?:[-/][nN](?![\w-]))?(?!-?P)"),
    ("window", rf"t?[LX]~?(?:{_NUMBER})?-?P|t?{_NUMBER}[LX]P"),
    ("relative", rf"{_EDGE}?t?[LXTH](?:{UNIT}|Q)|t[U1]d(?:[LX]|(?=[.,\n]|$))"),
    ("edge", rf"(?:t?Eit|t?5ot|rit){UNIT}|t?{UNIT}(?:'|-)5|(?<=[x5d])t{UNIT}"),
    ("length", rf"{_LENGTHS}[Ar]?|t?P[Ar]?"),
    ("reference", r"z"),
)
_OPENS = r"(?=[^xotafisBuvFR20@dkZA&|.,()/\\'\n-]|[ta][^x\n.,])"
"""What may open an expression; tried first, as nearly all tokens are of none."""

PATTERN = re.compile(_OPENS + "(?:" + "|".join(f"(?P<{name}>{form})" for name, form in _FAMILIES) + ")")
"""Every expression, by the name of its family. Earlier families win where several begin at one token."""

YEAR_AHEAD = re.compile(rf"(?:,?[2&|u-]|,){{1,2}}t?(?:{_MONTH_DAY}|{MONTH}),?(?P<year>Y)")
"""After a month or day without a year: the same with one, which serves for both ("between May and June 2018")."""
