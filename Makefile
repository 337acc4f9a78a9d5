# What there is to do with this tree. `make` alone builds what ./jcompose runs.
.PHONY: build dist bench format

build:
	packaging/build

# One archive with launcher, jars, a trimmed Java runtime and the start-up archive that belongs to it.
dist:
	packaging/dist

# jcompose beside docker compose, in the same run: wall time and peak memory, as ratios.
bench:
	bench/run

format:
	mvn -q spotless:apply
