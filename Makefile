# Every command sets up what it needs. A machine has Python 3.11 or newer, git and make.
.DEFAULT_GOAL := help
PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.ready

.PHONY: help run test check bench format messages docs wheel clean

help: ## What can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(SETUP): pyproject.toml uv.lock $(wildcard shanyraq/locale/*/LC_MESSAGES/django.po)
	@test -x $(BIN)/uv || { $(PYTHON) -m venv .venv && $(BIN)/pip install --quiet --disable-pip-version-check uv; }
	@UV_PROJECT_ENVIRONMENT=.venv $(BIN)/uv sync --quiet --frozen --inexact --compile-bytecode
	@$(BIN)/shanyraq prepare --quiet
	@touch $(SETUP)

run: $(SETUP) ## Set up, load the framework, serve http://127.0.0.1:8000 (PORT=…)
	@$(BIN)/shanyraq serve --host $(HOST) --port $(PORT)

test: $(SETUP) ## The whole suite on SQLite; on PostgreSQL too when TEST_POSTGRES_URL is set
	@$(BIN)/python -m pytest -n 2 --dist loadgroup
	@if [ -n "$$TEST_POSTGRES_URL" ]; then \
	    echo "Again on PostgreSQL"; \
	    DATABASE_URL="$$TEST_POSTGRES_URL" $(BIN)/python -m pytest -n 2 --dist loadgroup; \
	fi

check: $(SETUP) ## What CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --lint --quiet shanyraq
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/shanyraq manage makemigrations --check --dry-run
	$(BIN)/shanyraq manage check
	$(BIN)/python -m tests.architecture.messages
	$(BIN)/python -m tests.architecture.weaknesses
	$(MAKE) test
	$(MAKE) docs

docs: $(SETUP) ## The documentation, into docs/_build
	$(BIN)/shanyraq docs generate
	$(BIN)/sphinx-build -q -W -b html docs docs/_build/html

bench: $(SETUP) ## The figures behind every claim about speed
	@$(BIN)/python -m benchmarks

wheel: $(SETUP) ## The wheel, into dist
	@$(BIN)/uv build --quiet --wheel && ls dist

format: $(SETUP) ## Format code and templates
	$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

messages: $(SETUP) ## Collect texts for the translators
	$(BIN)/python -m tests.architecture.collecting

clean: ## Remove the environment and what was built; data in var/ stay
	rm -rf .venv dist build docs/_build
