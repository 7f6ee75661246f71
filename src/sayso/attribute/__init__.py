"""Report -> Attributions and Names. One small interface, `Reader`; every reader gives exact words and says its name."""

from sayso.attribute.attributions import Read, read_report
from sayso.attribute.default import default_reader
from sayso.attribute.reader import Draft, Found, NameDraft, Reader

__all__ = ["Draft", "Found", "NameDraft", "Read", "Reader", "default_reader", "read_report"]
