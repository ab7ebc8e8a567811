# The two commands of the README, and what developers use besides. All of them install libyaml where it is missing.

EXAMPLE ?= Examples/06-live-rooms-gifts/declaration.yaml
SWIFT ?= swift

# On Linux the program carries Swift's runtime with it, so that it starts fast and runs anywhere. Where the system has
# its own libraries in that form too (Debian and Ubuntu do), it carries them as well: nothing is left to find and to join
# when it starts. Another linker would warn of functions in Foundation that look for more libraries; none is called.
ifeq ($(shell uname -s),Linux)
RELEASE = -c release --static-swift-stdlib $(if $(ARCHIVES),-Xswiftc -static-executable -Xswiftc -use-ld=lld)
LIBRARIES = $(shell pkg-config --variable=libdir yaml-0.1)
ARCHIVES = $(and $(wildcard $(LIBRARIES)/libyaml.a),$(wildcard $(LIBRARIES)/libc.a))
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
