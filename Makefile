# The usual commands. `make check` is what CI runs after the README's two lines.
PYTHON ?= python3
DATA ?= ../shared/data
SCORE ?= ../shared/score

.PHONY: install test lint types contracts docs check format floors score-piles score-articles score-warc score-times score-agents \
        score-names score-certainty score-judge score-disputes

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
	$(PYTHON) benchmarks/piles.py $(SCORE)/pile.py $(DATA)/piles/* src/sayso/demo/pile $(wildcard benchmarks/piles/*)

score-articles:
	sayso score articles $(DATA)/articles

score-warc:
	$(PYTHON) benchmarks/warc.py $(DATA)/warc

score-times:
	$(PYTHON) benchmarks/times.py $(DATA)/meantime $(DATA)/times/recognizers
	$(PYTHON) benchmarks/quantities.py $(DATA)/times/recognizers --re3d $(DATA)/re3d

score-agents:
	$(PYTHON) benchmarks/agents.py $(DATA)/meantime

score-names:
	$(PYTHON) -m benchmarks.names $(DATA)/meantime $(DATA)/re3d

score-certainty:
	$(PYTHON) benchmarks/certainty.py $(DATA)/certainty/uds_ih2/train.jsonl $(DATA)/certainty/uds_ih2/dev.jsonl

score-judge:
	$(PYTHON) -m benchmarks.judge $(DATA)/nli $(DATA)/same_claim $(DATA)/ecbplus

score-disputes:
	$(PYTHON) -m benchmarks.disputes
