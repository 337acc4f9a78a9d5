package io.jcompose.backends.plugin;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.backends.transport.EngineHttp;
import io.jcompose.model.diagnostic.ComposeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** A program that is run to its end; an interrupt ends it early. */
final class ProgramRun {
    private ProgramRun() {}

    /**
     * Runs a program and hands on what it prints, line by line.
     *
     * @param environment all its variables
     * @return its exit code
     * @throws ComposeException when it cannot be started, when {@code lines} throws one (the program is ended then), or
     *         when this thread is interrupted
     */
    static int of(List<String> command, Map<String, String> environment, boolean errorsToo, Consumer<String> lines) {
        var builder = new ProcessBuilder(command);
        if (errorsToo) builder.redirectErrorStream(true);
        else builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Plugins.pass(environment, builder);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException unable) {
            throw EngineException.failed("cannot run " + command.get(0) + ": " + unable.getMessage());
        }
        var read = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> read(process, lines, read));
        try {
            read.get();
            return process.waitFor();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw EngineHttp.cancelled(interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ComposeException refused) throw refused;
            throw new IllegalStateException(failed.getCause());
        } finally {
            process.destroy();
        }
    }

    private static void read(Process process, Consumer<String> lines, CompletableFuture<Void> read) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) lines.accept(line);
            read.complete(null);
        } catch (IOException broken) {
            read.completeExceptionally(new UncheckedIOException(broken));
        } catch (RuntimeException refused) {
            read.completeExceptionally(refused);
        }
    }
}
