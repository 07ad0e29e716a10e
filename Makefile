# Everything a newcomer needs: `make demo` and `make test`. Each target makes .venv from the lock when it must.

PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.made-from-lock
RUNS := .venv/.made-to-run

.PHONY: demo run test test-slow test-syncthing test-browser check format bench mutants lock wheel docs clean

demo: $(RUNS)  ## open the app on a fictional program, in a temporary folder
	$(BIN)/python -m mentortui demo

run: $(RUNS)  ## open the app on your own journal
	$(BIN)/python -m mentortui

test: $(STAMP)  ## all tests but the long loops, five to six minutes on two cores
	$(BIN)/python -m pytest -n auto --dist worksteal -m "not slow and not syncthing and not browser"

test-slow: $(STAMP)  ## the long loops of faults, kills and writers
	$(BIN)/python -m pytest -n auto --dist worksteal -m slow --timeout 600

test-syncthing: $(STAMP)  ## a real Syncthing between two copies of a folder, on the loopback; skipped without it
	$(BIN)/python -m pytest -m syncthing --timeout 300

test-browser: $(STAMP)  ## the page of a form in a real Chromium; skipped without one
	$(BIN)/python -m pytest -m browser

check: $(STAMP)  ## style, types, layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)  ## let ruff put things in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(STAMP)  ## the ratios of docs/performance.md, beside the peers that can be installed
	$(BIN)/python -m benchmarks

mutants: $(STAMP)  ## break the store on purpose; every broken one must be caught by its tests
	$(BIN)/python -m tests.mutants

docs: $(STAMP)  ## make the generated pages again: commands, keys, JSON Schema
	$(BIN)/python -m docs.generate

wheel: $(STAMP)  ## build wheel and sdist into dist/
	$(BIN)/python -m build --no-isolation

lock: $(BIN)/uv  ## resolve the dependencies anew and write the locks: versions and hashes, no addresses
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --extra dev --extra pdf --extra watch -o requirements-dev.txt

clean:  ## remove what make made
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check uv

$(RUNS): requirements.txt  ## what the app itself needs, and nothing for its tests
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $(RUNS)

$(STAMP): requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP) $(RUNS)
