"""The ledger: a pile that grows, in SQLite or PostgreSQL. All SQL of the project is here."""

from sayso.ledger.faults import Fault
from sayso.ledger.ledger import Ledger

__all__ = ["Fault", "Ledger"]
