# make run     install, make the database, found the example organisation, serve (PORT=8000)
# make test    install what tests need, and run them (T="path -k word" for some of them)
# make check   format, lint, types, contracts between rooms, migrations, templates
# make bench   measure, each number with its limit or its peer beside it
#
# Needs python3 (3.11 or newer), python3-venv and make, nothing else.

PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
JOBS ?= 2
T ?=
export PYTHON
export AUTOGESTION_DATA ?= $(CURDIR)/data
BIN := .venv/bin

.PHONY: run test check bench format migrations messages docs pictures lock server dev help

run: server
	@$(BIN)/autogestion run --host $(HOST) --port $(PORT)

test: dev
	$(BIN)/pytest -n $(JOBS) --dist worksteal $(T)

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djade --target-version 5.2 --check $$(git ls-files '*/templates/*.html')
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/autogestion manage makemigrations --check --dry-run
	$(BIN)/autogestion manage check
	$(BIN)/pytest -q -p no:randomly tests/architecture

bench: server
	$(BIN)/python -m bench

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djade --target-version 5.2 $$(git ls-files '*/templates/*.html')

migrations: dev
	$(BIN)/autogestion manage makemigrations server

docs: dev
	$(BIN)/python -m tests.architecture.act_pages
	$(BIN)/python -m tests.hostile.permissions

pictures: dev
	$(BIN)/python -m tests.journeys.pictures

messages: dev
	cd src/autogestion && ../../$(BIN)/autogestion manage makemessages --all --no-location --no-obsolete --ignore tests --ignore 'specimen*'
	cd src/autogestion && ../../$(BIN)/autogestion manage compilemessages

# The locks name versions and hashes, never the host they came from.
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal \
	--python-version 3.11 --no-header --no-emit-index-url --extra server --extra verify --extra postgres
lock: dev
	$(COMPILE) -o requirements/server.lock pyproject.toml requirements/server.in
	$(COMPILE) --extra opinions --extra dev -o requirements/dev.lock pyproject.toml requirements/server.in requirements/dev.in

server:
	@requirements/install.sh server

dev:
	@requirements/install.sh dev

help:
	@sed -n 's/^# \(make\)/\1/p' Makefile
