"""Report -> Attributions. One small interface, `Reader`; every reader gives exact words and says its name."""

from sayso.attribute.default import default_reader
from sayso.attribute.reader import Draft, Reader, read_report

__all__ = ["Draft", "Reader", "default_reader", "read_report"]
