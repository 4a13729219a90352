# Everything a developer types. Needs python3 (3.11 or later), make and git; the rest goes into .venv by itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LIST := lists/weakly-supervised-segmentation/list.yaml

# What the checks need; with EXTRAS=dev,browser the page's tests run too, if the machine has Chromium.
EXTRAS ?= dev

# Stamps: the tool with what it runs on, what the checks need, and what the site of the documentation needs. A changed
# pyproject.toml renews them.
RUN := $(VENV)/.stamp-run
DEV := $(VENV)/.stamp-$(EXTRAS)
PAGES := $(VENV)/.stamp-docs

# The benchmarks that need neither arguments nor anything outside $(VENV); the others tell their needs on their first lines.
BENCHMARKS := benchmarks/merge_synthetic.py benchmarks/bench_extract.py

# Prose that must pass our own linter, and the writer of docs/rules.md and docs/cli.md.
PROSE := README.md CHANGELOG.md docs
MERGED := $(wildcard lists/*/README.md)
DOCS := $(wildcard awesome_tools/cli/docs.py)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo site test check fix bench docs docs-site clean

help: ## show this help
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 11

demo: $(RUN) ## merge five real lists into lists/weakly-supervised-segmentation/README.md
	@$(BIN)/awesome-tools merge $(LIST)

site: $(RUN) ## write the searchable page of the shipped list into build/site
	@$(BIN)/awesome-tools site $(LIST) -o build/site

test: $(DEV) ## run the tests
	@$(BIN)/pytest -q -n 2

check: $(DEV) $(PAGES) ## all that must hold before a commit: format, lint, types, generated docs, own prose, tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(if $(DOCS),$(BIN)/python -m awesome_tools.cli.docs --check)
	@$(BIN)/awesome-tools lint $(PROSE)
	@$(BIN)/awesome-tools lint --preset papers $(MERGED)
	@$(MAKE) --no-print-directory docs-site test

fix: $(DEV) ## apply what format and lint can mend by themselves
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(DEV) ## run the benchmarks
	@for script in $(BENCHMARKS); do echo "== $$script"; $(BIN)/python "$$script" || exit; done

docs: $(RUN) ## write the generated pages of docs/
	@$(if $(DOCS),$(BIN)/python -m awesome_tools.cli.docs,echo "no page is generated yet")

docs-site: $(PAGES) ## build the documentation as a site into build/docs; a broken link fails it
	@$(BIN)/sphinx-build -E -W --keep-going -n -q docs build/docs

clean: ## remove the environment, caches and built files
	@rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# $(call install,[EXTRAS]). The version is checked first: pip's own message about an old Python is hard to read.
define install
@$(BIN)/python -m pip --version >/dev/null 2>&1 || { $(PYTHON) -c $(OLD_PYTHON) && $(PYTHON) -m venv $(VENV); }
@echo "setting up $(VENV)" >&2
@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.$(1)'
endef
OLD_PYTHON := 'import sys; v = sys.version_info; \
	v < (3, 11) and sys.exit("needs Python 3.11 or later, $(PYTHON) is %d.%d: name another by make PYTHON=..." % v[:2])'

$(RUN): pyproject.toml
	$(call install)
	@touch $@

$(DEV): pyproject.toml
	$(call install,[$(EXTRAS)])
	@touch $@ $(RUN)

$(PAGES): pyproject.toml
	$(call install,[docs])
	@touch $@ $(RUN)
