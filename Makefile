# `make run` builds the sample release from nothing, `make test` checks everything. Both set the environment up first.
# `make fast` checks what takes under a minute; `make score SCORERS=folder SETS="folder …"` scores labelled sets.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.installed
VALIDATORS := $(VENV)/validators/.installed

RAW ?= raw
LIES ?= 30
KILLS ?= 500
HOSTILE ?= 10000
FUZZ ?= 2000
SECONDS_EACH ?= 60

.PHONY: run test fast score bench soak fuzz audit
.DELETE_ON_ERROR:

run: $(READY)
	$(BIN)/attackbase build raw --output output

# The tests of flows wait for much of their time, those of a Prefect server most, so both run beside all others; what
# they say comes last.
SERVED := $(addprefix tests/flows/test_,browser.py dask.py deployments.py prefect_flow.py readme.py server.py)
test: $(READY) $(VALIDATORS)
	$(BIN)/ruff check .
	@$(BIN)/pytest -p no:cacheprovider $(SERVED) > $(VENV)/served.log 2>&1 & served=$$!; \
	$(BIN)/pytest -p no:cacheprovider tests/flows $(addprefix --ignore=,$(SERVED)) > $(VENV)/flows.log 2>&1 & flows=$$!; \
	trap 'kill $$served $$flows; exit 130' INT TERM; \
	$(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/pytest --ignore=tests/flows; others=$$?; \
	wait $$served; served=$$?; wait $$flows; flows=$$?; cat $(VENV)/served.log $(VENV)/flows.log; \
	exit $$((others || served || flows))

fast: $(READY) $(VALIDATORS)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/architecture tests/schemas tests/tasks

score: $(READY)
	$(BIN)/python -m flows.score $(SCORERS) $(SETS)

# What a build costs beside bare parsing of the same texts; RAW names a folder of articles.
bench: $(READY)
	PYTHONPATH=. $(BIN)/python tests/benchmarks/pace.py $(RAW)
	PYTHONPATH=. $(BIN)/python tests/benchmarks/length.py

# The same at length: lies in many rows, many kills, many hostile documents, bytes that Atheris looks for.
soak: $(READY)
	ATTACKBASE_LIES=$(LIES) $(BIN)/pytest tests/tasks/validate/test_mutations.py
	ATTACKBASE_KILLS=$(KILLS) $(BIN)/pytest tests/flows/test_kills.py
	ATTACKBASE_HOSTILE=$(HOSTILE) $(BIN)/pytest tests/flows/test_hostile_build.py
	ATTACKBASE_FUZZ=$(FUZZ) $(BIN)/pytest tests/flows/test_fuzz.py

# Atheris looks for bytes that break what any file may reach; it needs a compiler where it has no wheel, so it is not locked.
fuzz: $(READY)
	$(PYTHON) -m venv .audit
	.audit/bin/pip install --quiet atheris
	for target in ingest clean numbers dates verify; do \
	  PYTHONPATH=.:$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))') \
	  .audit/bin/python tests/flows/atheris_fuzzing.py $$target -max_total_time=$(SECONDS_EACH) || exit 1; \
	done

# Writes the bill of materials of exactly the packages in the lock, checks their licences, and asks PyPI for their
# known weaknesses; fails where it cannot ask, as behind a mirror that holds none.
audit: $(READY)
	$(PYTHON) -m venv .audit
	.audit/bin/pip install --quiet pip-audit cyclonedx-bom
	.audit/bin/cyclonedx-py environment --short-PURLs --output-reproducible --pyproject pyproject.toml \
	  --output-file sbom.cdx.json $(BIN)/python
	$(BIN)/pytest tests/architecture/test_supply_chain.py
	.audit/bin/pip-audit --strict --progress-spinner off --disable-pip --require-hashes -r requirements.lock || { \
	  echo "pip-audit named weaknesses above, or could not ask for them: a mirror of PyPI often holds none" >&2; exit 1; }

# Once for each version of the lock file. pip's resolver refuses an extra in hash mode, hence --no-deps: the lock names every package.
# pip would compile with one process; what does not compile are tests and templates of packages.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' || \
	  { echo "attackbase needs Python 3.11 or 3.12; name one, for example: make run PYTHON=python3.12" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --no-compile --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	-@$(BIN)/python -m compileall -qq -j 0 $(VENV)/lib
	@touch $@

# Libraries that check exports in the tests, in a folder of their own: nothing that is run or passed on stands on them.
# PyICU is left out, which would have to be compiled; they do without it.
$(VALIDATORS): tests/validators.lock $(READY)
	rm -rf $(@D)
	$(BIN)/pip install --quiet --no-compile --no-deps --no-build-isolation --require-hashes --target $(@D) -r tests/validators.lock
	@touch $@
