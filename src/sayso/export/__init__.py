"""What a program reads."""

from sayso.export.json import brief_object, problem_object, reading_object

__all__ = ["brief_object", "problem_object", "reading_object"]
