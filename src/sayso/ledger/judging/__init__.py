"""What people decide, in a ledger: recorded under the rules of `sayso.weigh`, and told as it stands today."""

from sayso.ledger.judging.numbers import report_numbers
from sayso.ledger.judging.recording import Ask, Judged, Judging
from sayso.ledger.judging.records import dated, records
from sayso.ledger.judging.weighed import Weighed, decisions, standing

__all__ = ["Ask", "Judged", "Judging", "Weighed", "dated", "decisions", "records", "report_numbers", "standing"]
