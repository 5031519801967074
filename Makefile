# Everything a fresh machine with Python 3.11 and make needs. `make app`, `make test`, `make batch`.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# In the order of the files: xdist's own (most tests first) leaves the long files of few tests to the end.
PYTEST ?= -n 2 --dist loadfile --no-loadscope-reorder

# What checks and builds the widgets' scripts, where node is; the kit and its pages need none of it.
NODE   := $(if $(shell command -v npm),node_modules/.package-lock.json)

.PHONY: app test fuzz batch bench bundle docs scripts lint audit clean

app: $(VENV)/.app
	$(BIN)/mzsh app

batch: $(VENV)/.app
	$(BIN)/mzsh batch templates/roster-sample.xlsx -o outputs/sample

# Bytecode is kept whatever the environment says: the tests start some two hundred processes of the kit.
test: $(VENV)/.dev $(NODE)
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest $(PYTEST)

# 5,000 generated inputs instead of the 300 of `make test`; `make fuzz SEED=7` for others.
fuzz: $(VENV)/.dev
	MZSH_FUZZ=$(or $(INPUTS),5000) MZSH_SEED=$(or $(SEED),22) $(BIN)/python -m pytest tests/fuzz

lint: $(VENV)/.dev $(NODE)
	$(BIN)/ruff check . && $(BIN)/ruff format --check --quiet . && $(BIN)/mypy && $(BIN)/lint-imports
	$(if $(NODE),npm run --silent lint,@echo "npm is not installed: the scripts are not checked")

# The scripts of the widgets (mzsh_kit/app/static) anew from their modules (mzsh_kit/app/js).
scripts: $(NODE)
	npm run --silent build

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

# The site of docs/, readable without internet: dist/docs and a zip of it.
docs: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[docs]"
	$(BIN)/python -m docs.formats
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	$(BIN)/python -c 'import shutil; shutil.make_archive("dist/mzsh-kit-docs", "zip", "dist/docs")'

# One zip for each kind of machine that has no internet, in dist/. With PYTHON_EMBED=path/to/python-3.12.x-embed-amd64.zip
# (python.org) the one for Windows carries that Python and needs none installed.
bundle: $(VENV)/.dev docs
	$(BIN)/python -m bundle --docs dist/mzsh-kit-docs.zip $(if $(PYTHON_EMBED),--python-embed $(PYTHON_EMBED))

# Known weaknesses of what is pinned, asked of a service on the internet: for a scheduled job, not for `make test`.
audit:
	.ci/audit

# pip compiles what it installs; the kit itself is installed in place, so it is compiled here.
$(VENV)/.app: pyproject.toml constraints.txt | $(VENV)/.new
	@echo "Installing the kit and its pages into $(VENV) (about a minute, once) ..."
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[app,tagger]"
	$(BIN)/python -m compileall -q mzsh_kit
	touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/.new
	@echo "Installing the kit with what its tests need into $(VENV) (about a minute, once) ..."
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[app,dev,tagger]"
	$(BIN)/python -m compileall -q mzsh_kit
	touch $@ $(VENV)/.app

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --silent
	touch $@

$(VENV)/.new:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	@echo "Making $(VENV) ..."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip uninstall --quiet --yes setuptools
	touch $@

clean:
	rm -rf $(VENV) node_modules dist build *.egg-info
