# make run    environment, install, the main job: compare three strategies
# make app    environment, install, the browser app on this machine
# make test   environment, install, tests
# make docs   environment, install, the documentation site in site/, its links checked
# make check  environment, install, style, format and types
# make golden environment, install, golden runs anew: prints what moved
#
# The environment counts as ready only once its stamp stands; anything less is built anew.

VENV := .venv
PYTHON := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts/python.exe,bin/python)
STAMP := $(VENV)/complete

# Settings of the caller's shell must not leak another Python's packages into ours.
unexport PYTHONPATH PYTHONHOME

# A copied folder or a removed Python leaves an environment that points elsewhere.
IMPORTS_THIS := import os, ruhrsim; assert os.path.samefile(os.path.dirname(ruhrsim.__file__), "ruhrsim")
$(shell $(PYTHON) -P -c '$(IMPORTS_THIS)' >/dev/null 2>&1 || rm -f $(STAMP))

FITS := import ensurepip, sys, venv; (3, 12) <= sys.version_info < (3, 14) or sys.exit(1); print(sys.executable)
CANDIDATES := python3 python3.12 python3.13 python
MISSING := RuhrSim needs Python 3.12 or 3.13 with venv and found neither: install one from \
	https://www.python.org/downloads/ (Debian, Ubuntu: apt install python3.12-venv; pyenv: pyenv install 3.12).

.PHONY: run app test docs check golden

run: $(STAMP)
	@$(PYTHON) -m ruhrsim compare

app: $(STAMP)
	@$(PYTHON) -m ruhrsim app

test: $(STAMP)
	@$(PYTHON) -m pytest

docs: $(STAMP)
	@$(PYTHON) -c 'import material, mkdocstrings_handlers.python' 2>/dev/null || \
		$(PYTHON) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[docs]'
	@NO_MKDOCS_2_WARNING=1 $(PYTHON) -m mkdocs build --quiet
	@$(PYTHON) docs_build/check_site.py site

check: $(STAMP)
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

golden: $(STAMP)
	@$(PYTHON) tests/golden/golden_runs.py

# .python-version makes version managers offer 3.12; PYENV_VERSION asks pyenv for 3.13 if that is all it has.
$(STAMP): pyproject.toml constraints.txt
	@rm -rf $(VENV)
	@found=; \
	for candidate in $(CANDIDATES); do \
		for wanted in "$$PYENV_VERSION" 3.13; do \
			[ -n "$$found" ] || found=$$(PYENV_VERSION=$$wanted $$candidate -c '$(FITS)' 2>/dev/null) || found=; \
		done; \
	done; \
	[ -n "$$found" ] || { echo "$(strip $(MISSING))" >&2; exit 1; }; \
	echo "Setting up $(VENV) with $$found (two or three minutes)"; \
	"$$found" -m venv $(VENV)
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[app,cluster,evidence,fast,test,dev]'
	@touch $@
