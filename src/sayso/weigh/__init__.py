"""What an analyst decides, and the rules that it is held to: grades, merges and splits, settled forecasts.

It changes no evidence. Pure functions over judgements: what is kept where, and whom a judgement is about today, is the
ledger's business.
"""

from sayso.weigh.log import Log
from sayso.weigh.scales import INFORMATION, OUTCOMES, SOURCES, Scale, Term, stix_confidence
from sayso.weigh.standing import Record, Standing, Subject, source_key

__all__ = [
    "INFORMATION",
    "OUTCOMES",
    "SOURCES",
    "Log",
    "Record",
    "Scale",
    "Standing",
    "Subject",
    "Term",
    "source_key",
    "stix_confidence",
]
