# `make run` builds the sample release from nothing, `make test` checks everything. Both set the environment up first.
# `make fast` checks what takes under a minute; `make score SCORERS=folder SETS="folder …"` scores labelled sets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed

.PHONY: run test fast score soak audit
.DELETE_ON_ERROR:

run: $(READY)
	$(BIN)/attackbase build raw --output output

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

fast: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/architecture tests/schemas tests/tasks

score: $(READY)
	$(BIN)/python -m flows.score $(SCORERS) $(SETS)

# The same at length: lies in many rows, many kills, many copies.
soak: $(READY)
	ATTACKBASE_LIES=30 $(BIN)/pytest tests/tasks/validate/test_mutations.py
	ATTACKBASE_KILLS=1000 $(BIN)/pytest tests/flows/test_kills.py

# Known weaknesses of exactly the packages in the lock; asks PyPI's advisory database.
audit:
	$(PYTHON) -m venv .audit
	.audit/bin/pip install --quiet pip-audit
	.audit/bin/pip-audit --disable-pip --require-hashes -r requirements.lock

# Once for each version of the lock file. pip's resolver refuses an extra in hash mode, hence --no-deps: the lock names every package.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' || \
	  { echo "attackbase needs Python 3.11 or 3.12; name one, for example: make run PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@
