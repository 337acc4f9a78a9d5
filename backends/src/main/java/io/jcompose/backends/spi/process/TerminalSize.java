package io.jcompose.backends.spi.process;

/** The size of a terminal, in characters. */
public record TerminalSize(int columns, int rows) {}
