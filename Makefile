# `make demo` and `make test` need Python 3.11 or newer and make; everything else is set up in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help setup model demo test test-all lint types bench clean

help:  ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: model  ## install the program and its model into .venv

demo: model  ## summarise examples/ and show the first three
	$(BIN)/summarise run examples -o demo-report --show 3

test: model  ## run the tests, without the slow ones
	$(BIN)/python -m pytest -m "not slow"

test-all: model  ## run all tests
	$(BIN)/python -m pytest

lint: $(INSTALLED)  ## check style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(INSTALLED)  ## check types
	$(BIN)/mypy

bench: model  ## measure the speed
	$(BIN)/python -m benchmarks

clean:  ## remove what was made, .venv too
	rm -rf $(VENV) demo-report build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "summarise needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3.11." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing: install it (Debian and Ubuntu: apt install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[all,dev]'
	@touch $@

# The model is kept in the user's cache: where it is there, this takes half a second.
model: $(INSTALLED)
	@$(BIN)/summarise models install
