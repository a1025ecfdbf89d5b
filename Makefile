# `make demo` and `make test` are all that a newcomer needs; CONTRIBUTING.md has the rest.

bin := .venv/bin
pins := requirements/bootstrap.txt pyproject.toml scripts/install.sh
# A folder prepared for development can show the demo too.
ready := $(if $(wildcard .venv/dev),.venv/dev,.venv/run)

.PHONY: demo test lint format texts bench faults faults-short slow coverage oldest lock verapdf clean

# An earlier example is kept: somebody may have written into it.
demo: $(ready)
	@if [ -e demo-output ]; then mv demo-output "demo-output-$$(date +%Y%m%dT%H%M%S)"; fi
	@$(bin)/evidencelog demo demo-output

test: lint
	@$(bin)/pytest -n auto

lint: .venv/dev
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy
	@$(bin)/lint-imports >.venv/imports.log || { cat .venv/imports.log; exit 1; }
	@tail -n 1 .venv/imports.log

format: .venv/dev
	@$(bin)/ruff check --fix
	@$(bin)/ruff format

# New texts of the program come into every translation, and each is compiled.
texts: .venv/dev
	@$(bin)/python scripts/catalogues.py

bench: .venv/dev
	@$(bin)/pytest -m bench -s

faults: .venv/dev
	@scripts/faults.sh

faults-short: .venv/dev
	@scripts/faults.sh --short

slow: .venv/dev
	@$(bin)/pytest -m slow

coverage: .venv/dev
	@$(bin)/pytest -n auto --cov

oldest: .cache/oldest/oldest
	@.cache/oldest/bin/pytest -n auto

lock: .venv/dev
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

# What checks the PDF files against their standards; without it and Java, those tests are skipped.
verapdf: .cache/verapdf/verapdf.jar

clean:
	@rm -rf .venv .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@rm -rf build dist demo-output* .coverage .coverage.*
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/run: requirements/run.txt $(pins)
	@scripts/install.sh run

.venv/dev: requirements/dev.txt $(pins)
	@scripts/install.sh dev

.cache/verapdf/verapdf.jar: requirements/verapdf.txt scripts/verapdf.sh | .venv/dev
	@scripts/verapdf.sh

.cache/oldest/oldest: requirements/dev.txt requirements/oldest.txt $(pins)
	@scripts/install.sh oldest
