# The front door: a few targets over meson and vmsgc.  `make help` lists them.

PYTHON := build/venv/bin/python
VMSGC := PYTHONPATH=codegen $(PYTHON) -m vmsgc

.PHONY: all help setup setup-check demo test check gen bench queue fuzz docs clean

all: build/debug/build.ninja ## build the library, the command and the tests
	ninja -C build/debug

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install what demo and test need (Debian packages, Python packages)
	@tools/setup.sh base

setup-check:
	@tools/setup.sh full

demo: setup ## the whole stack on a real file system image, with a verdict
	@tools/demo.sh

test: setup ## unit, wire, scenario, hostile, generator, style; plain and sanitized
	@tools/check.sh test

check: setup-check ## what takes longer: differential, mutation, fuzz, 32-bit, big-endian, sizes, docs
	@tools/check.sh check

gen: setup ## regenerate generated/ from spec/
	@$(VMSGC) gen
	@$(PYTHON) tools/status_table.py
	@$(PYTHON) tools/check_readme.py --write

bench: setup-check ## speed and size against named references; make bench queue: the virtqueues
	@tools/bench.sh $(filter-out bench,$(MAKECMDGOALS))

queue:
	@:

fuzz: setup-check ## run one fuzz target until stopped: make fuzz T=frame
	@tools/fuzz.sh $(T)

docs: setup-check ## the API reference, without a warning
	@tools/docs.sh

clean: ## remove everything built
	rm -rf build

build/debug/build.ninja: | setup
	@test -f $@ || meson setup build/debug
