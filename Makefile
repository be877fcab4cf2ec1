# `make run` and `make test` do everything; the others are their parts.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
export TZ := UTC

.PHONY: help setup run test lint format browser bench screenshots lock

help:  ## What each target does
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: .venv/.run  ## The environment in .venv

.venv/.run: requirements.lock
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	touch $@

.venv/.dev: requirements-dev.lock .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	touch $@

run: setup  ## The dashboard at http://localhost:8501, with the sample library on the first start
	$(BIN)/python -m analysis sample
	$(BIN)/python -m streamlit run dashboard.py --server.port $(PORT)

lint: .venv/.dev  ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.dev  ## Let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

browser: .venv/.dev
	$(BIN)/python tests/browser/install.py

test: lint browser  ## Lint, types and every test
	$(BIN)/python -m pytest

bench: .venv/.dev  ## Measure speed and quality
	$(BIN)/python -m tests.benchmarks

screenshots: browser  ## Draw every page of the sample library in both themes into data/docs/pictures
	$(BIN)/python -m analysis sample
	$(BIN)/python -m tests.browser.screenshots --height 900

lock: .venv/.dev  ## Write the lock files anew
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate -q requirements.txt -o requirements.lock
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-annotate -q requirements-dev.txt -o requirements-dev.lock
