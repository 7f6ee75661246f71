# The usual commands. `make check` is what CI runs after the README's two lines.
PYTHON ?= python3
DATA ?= ../shared/data
SCORE ?= ../shared/score

.PHONY: install test lint types contracts docs check format floors score-piles score-articles score-warc

install:
	$(PYTHON) -m pip install -e '.[dev]'

test:
	$(PYTHON) -m pytest

lint:
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .

format:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

types:
	$(PYTHON) -m mypy

contracts:
	lint-imports

docs:
	$(PYTHON) docs/generate.py --check

check: lint types contracts docs

floors:
	$(PYTHON) benchmarks/floors.py $(DATA) $(SCORE)

score-piles:
	$(PYTHON) benchmarks/piles.py $(SCORE)/pile.py $(DATA)/piles/* src/sayso/demo/pile

score-articles:
	sayso score articles $(DATA)/articles

score-warc:
	$(PYTHON) benchmarks/warc.py $(DATA)/warc
