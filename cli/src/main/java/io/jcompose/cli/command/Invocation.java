package io.jcompose.cli.command;

import io.jcompose.cli.Wiring;
import io.jcompose.cli.option.Arguments;
import io.jcompose.cli.option.GlobalOptions;
import io.jcompose.cli.view.Console;

/** All that a command is given. */
public record Invocation(Arguments arguments, GlobalOptions global, Console console, Wiring wiring) {}
