# What there is to do with this tree. `make` alone builds what ./jcompose runs.
.PHONY: build demo demo-down test clean-engines dist bench format

build:
	packaging/build

# Five services on a real engine, from nothing: ENGINE=docker|podman, default whatever Docker answers, else Podman.
demo:
	scripts/demo up

demo-down:
	scripts/demo down

# Every test of every module; starts the private engines it needs.
test:
	scripts/test

# Stops the engines that demo and test started and removes everything they made.
clean-engines:
	scripts/engines clean

# One archive with launcher, jars, a trimmed Java runtime and the start-up archive that belongs to it.
dist:
	packaging/dist

# jcompose beside docker compose, in the same run: wall time and peak memory, as ratios.
bench:
	bench/run
	bench/lifecycle

format:
	mvn -q spotless:apply
