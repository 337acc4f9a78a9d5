package io.jcompose.cli.command.completion;

import io.jcompose.cli.ExitCode;
import io.jcompose.cli.command.Command;
import io.jcompose.cli.command.Invocation;
import io.jcompose.cli.option.Operands;
import io.jcompose.cli.option.Syntax;
import io.jcompose.cli.option.UsageException;
import java.util.List;

/** {@code completion}: print what makes a shell complete command lines. */
public final class CompletionCommand implements Command {
    /** The shells that are known. */
    static final List<String> SHELLS = List.of("bash", "zsh", "fish", "powershell");

    private static final Syntax SYNTAX = Syntax.of(
            "completion", "bash|zsh|fish|powershell",
            "Print the script that makes a shell complete jcompose's commands, flags, services, profiles and files:"
                    + " source <(jcompose completion bash)",
            Operands.between(1, 1), "");

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public int run(Invocation invocation) {
        String shell = invocation.arguments().operands().get(0);
        invocation.console().out().append(switch (shell) {
            case "bash" -> Scripts.BASH;
            case "zsh" -> Scripts.ZSH;
            case "fish" -> Scripts.FISH;
            case "powershell" -> Scripts.POWERSHELL;
            default -> throw new UsageException(
                    "unknown shell \"" + shell + "\": must be " + String.join(", ", SHELLS));
        });
        return ExitCode.DONE;
    }
}
