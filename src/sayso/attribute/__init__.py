"""Report -> Attributions. One small interface, `Reader`; every reader gives exact words and says its name."""

from sayso.attribute.attributions import read_report
from sayso.attribute.default import default_reader
from sayso.attribute.reader import Draft, Reader

__all__ = ["Draft", "Reader", "default_reader", "read_report"]
