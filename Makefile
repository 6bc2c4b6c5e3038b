# Two commands from nothing: `make demo` and `make test`. Everything else hangs on the same .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test check gate record record-all promptfoo lock clean benchmark-readers

help:  ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

$(STAMP): requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	@# the pip of a fresh venv may be too old for hashes beside extras
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --progress-bar on --require-hashes -r requirements/dev.txt
	$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

demo: $(STAMP)  ## summarize a sample article on this machine, without a key
	$(BIN)/factsheet summarize demo/mercado.pt.txt --published 2026-04-10 --model local \
	  --format table -o demo/mercado.pt.json -o demo/mercado.pt.md

test: $(STAMP)  ## the whole test suite
	$(BIN)/pytest tests

check: $(STAMP)  ## ruff, mypy, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(STAMP)  ## golden answers: replay the recordings, compare with the baselines (no key, no network)
	$(BIN)/python -m evals check --quiet
	$(BIN)/python -m evals gate

record: $(STAMP)  ## ask EVAL_MODEL (the embedded one) what is not recorded yet; EVAL_PROMPT names another prompt
	$(BIN)/python -m evals record

record-all: $(STAMP)  ## everything that gate, tests and error rates need recorded: an hour of an idle machine; resumable
	$(BIN)/python -m evals record --all

promptfoo: $(STAMP)  ## the golden answers in promptfoo's matrix and viewer (Node 20 or newer)
	@evals/promptfoo/run.sh

lock: ## pin every dependency again, with hashes and without addresses
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-annotate --no-header --extra local --extra frame --group dev \
	  pyproject.toml -o requirements/dev.txt

# The libraries that the readers are measured against want older versions of things: a venv of their own.
benchmark-readers:  ## our readers beside other libraries, into docs/readers.md (minutes)
	$(PYTHON) -m venv .venv-benchmark
	.venv-benchmark/bin/pip install --quiet --upgrade pip
	.venv-benchmark/bin/pip install --quiet --progress-bar off --editable . -r benchmarks/requirements.txt
	.venv-benchmark/bin/python -m benchmarks.readers --libraries --write

clean:  ## remove what make made
	rm -rf $(VENV) dist build
