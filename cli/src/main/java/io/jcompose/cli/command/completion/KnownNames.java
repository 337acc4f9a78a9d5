package io.jcompose.cli.command.completion;

import io.jcompose.cli.option.Arguments;
import java.util.List;

/** Names that only the project and the engine know. Each is empty when it cannot be found out. */
public interface KnownNames {
    /** Returns the services of the project that global flags mean. */
    List<String> services(Arguments globals);

    /** Returns the profiles of that project. */
    List<String> profiles(Arguments globals);

    /** Returns the projects of the engine. */
    List<String> projects(Arguments globals);
}
