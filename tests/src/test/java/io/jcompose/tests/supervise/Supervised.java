package io.jcompose.tests.supervise;

import io.jcompose.backends.spi.Backend;
import io.jcompose.backends.supervise.Claims;
import io.jcompose.backends.supervise.Supervisor;
import io.jcompose.backends.supervise.SupervisorOptions;
import java.time.InstantSource;

/** A supervisor at work. */
final class Supervised implements AutoCloseable {
    final Recorded told = new Recorded();
    final Supervisor supervisor;
    private final Thread thread;

    Supervised(Backend backend, SupervisorOptions options, Claims claims) {
        supervisor = new Supervisor(backend, options, InstantSource.system(), claims, told);
        thread = Thread.ofVirtual().name("supervisor").start(supervisor::run);
    }

    Supervised(Backend backend, SupervisorOptions options) {
        this(backend, options, Claims.ALL);
    }

    @Override
    public void close() {
        supervisor.stop();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
