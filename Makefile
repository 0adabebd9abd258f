# The two commands to know: `make demo` and `make test`. Both need only Python >= 3.11 and make.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --only-binary :all: --constraint requirements.lock

.PHONY: demo test lint gate models lock clean

demo: .venv/.installed
	@rm -f demo.db demo.db-wal demo.db-shm
	$(BIN)/onrecord read samples/ --record demo.db
	$(BIN)/onrecord timeline --record demo.db --limit 25
	@echo
	@echo "The record is in demo.db. Where to look next:"
	@echo "  $(BIN)/onrecord statements --record demo.db --actor Shoigu"
	@echo "  $(BIN)/onrecord events --record demo.db --country RUS --with CHN --status denied"
	@echo "  $(BIN)/onrecord search \"l'accord\" --record demo.db"
	@echo "  $(BIN)/onrecord show ID --record demo.db      (any id from the tables above)"

test: .venv/.tested
	$(BIN)/python -m pytest

lint: .venv/.tested
	$(BIN)/ruff check src tests training quality benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: .venv/.tested
	$(BIN)/python quality/gate.py

models: .venv/.tested
	$(BIN)/python -m training --data $(SHARED)/data

# The lock file holds what a fresh install of the floors in pyproject.toml gave when it was last renewed.
lock: .venv/.tested
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools > requirements.lock

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml requirements.lock
	$(PIP) --editable .
	@touch $@

.venv/.tested: .venv/bin/python pyproject.toml requirements.lock
	$(PIP) --editable '.[test]'
	@touch $@ .venv/.installed

clean:
	rm -rf .venv demo.db demo.db-wal demo.db-shm
