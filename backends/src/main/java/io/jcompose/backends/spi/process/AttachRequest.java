package io.jcompose.backends.spi.process;

import java.util.Optional;

/**
 * How to join the main process of a container.
 *
 * @param input      whether its standard input is connected, when it keeps one open
 * @param detachKeys for example {@code ctrl-p,ctrl-q}; absent: the engine's own
 */
public record AttachRequest(boolean input, Optional<String> detachKeys) {}
