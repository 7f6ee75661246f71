"""Accuracy against annotated corpora, from the installed package."""
