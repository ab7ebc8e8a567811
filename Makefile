# The two commands of the README, and what developers use besides. All of them install libyaml where it is missing.

EXAMPLE ?= Examples/06-live-rooms-gifts/declaration.yaml
SWIFT ?= swift

# On Linux the program carries Swift's runtime with it, so that it starts fast and runs anywhere.
ifeq ($(shell uname -s),Linux)
RELEASE = -c release --static-swift-stdlib
else
RELEASE = -c release
endif

FORMATTED = Package.swift Sources Tests Policies $(wildcard Benchmarks/*/Package.swift Benchmarks/*/Sources)

.PHONY: run test build lint format install clean libyaml

## Check a shipped example and show its report. The verdict is in the report, so only a failure to judge is an error.
run: build
	@"$$($(SWIFT) build $(RELEASE) --show-bin-path)/vigie" check --as-of 2026-11-21 $(EXAMPLE) || test $$? -ne 2

## Build the program.
build: libyaml
	$(SWIFT) build $(RELEASE) --product vigie

## Run every test.
test: libyaml
	$(SWIFT) test

## Check the layout of the source.
lint:
	$(SWIFT) format lint --strict --recursive --parallel $(FORMATTED)

## Lay out the source.
format:
	$(SWIFT) format --in-place --recursive --parallel $(FORMATTED)

## Install the program below PREFIX.
PREFIX ?= /usr/local
install: build
	install -d "$(PREFIX)/bin"
	install "$$($(SWIFT) build $(RELEASE) --show-bin-path)/vigie" "$(PREFIX)/bin/vigie"

clean:
	$(SWIFT) package clean

libyaml:
	@.ci/install-libyaml
