package io.jcompose.cli;

import io.jcompose.backends.spi.Backend;
import io.jcompose.cli.option.GlobalOptions;

/** Opens the engine that the options mean. */
interface EngineOpener {
    /** Returns the engine; it is connected to when it is first used. */
    Backend open(GlobalOptions global);

    /** Returns where that engine is; nothing is connected to. */
    default EngineAddress address(GlobalOptions global) {
        return EngineAddress.named("memory");
    }
}
