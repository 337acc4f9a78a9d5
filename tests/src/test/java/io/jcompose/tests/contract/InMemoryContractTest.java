package io.jcompose.tests.contract;

import io.jcompose.backends.memory.InMemoryBackend;
import io.jcompose.backends.memory.ShellScript;
import io.jcompose.backends.spi.Backend;
import io.jcompose.planner.state.ObservedImage;
import java.time.Clock;

final class InMemoryContractTest extends BackendContract {
    @Override
    Backend connect() {
        var backend = new InMemoryBackend(new ShellScript(), Clock.systemUTC());
        backend.addImage(ObservedImage.of(ContractWorld.IMAGE, "sha256:" + "b".repeat(64), "linux/amd64"));
        return backend;
    }
}
