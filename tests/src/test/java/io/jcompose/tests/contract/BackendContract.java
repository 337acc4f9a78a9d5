package io.jcompose.tests.contract;

import io.jcompose.backends.spi.Backend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;

/** All expectations of an engine. A subclass says how to reach it; it holds the image {@code busybox:test}. */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(120)
abstract class BackendContract
        implements ContainerExpectations, WaitExpectations, ResourceExpectations, StreamExpectations {
    private ContractWorld world;

    /** Opens a connection to the engine, which the test closes. */
    abstract Backend connect();

    @Override
    public final ContractWorld world() {
        return world;
    }

    @BeforeEach
    final void open() {
        world = new ContractWorld(connect());
    }

    @AfterEach
    final void cleanUp() {
        world.close();
    }
}
