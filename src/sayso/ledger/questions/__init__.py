"""What people ask a ledger. Every question is a function of one state of it (`Seen`), with a limit and an offset."""

from sayso.ledger.questions.claims import claims
from sayso.ledger.questions.conflicts import conflicts
from sayso.ledger.questions.forecasts import forecasts
from sayso.ledger.questions.gathering import graded, readings
from sayso.ledger.questions.passages import search
from sayso.ledger.questions.seen import Seen
from sayso.ledger.questions.speakers import speakers
from sayso.ledger.questions.tracing import trace

__all__ = ["Seen", "claims", "conflicts", "forecasts", "graded", "readings", "search", "speakers", "trace"]
