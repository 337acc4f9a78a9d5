package io.jcompose.backends.podman.health;

import io.jcompose.backends.podman.api.LibpodApi;
import io.jcompose.backends.podman.api.LibpodCall;
import io.jcompose.backends.podman.restart.CrashHold;
import io.jcompose.backends.podman.restart.GentleRestart;
import io.jcompose.backends.spi.Performed;
import io.jcompose.backends.spi.content.Vitals;
import io.jcompose.backends.vitals.SightingReader;
import io.jcompose.planner.restart.Sighting;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at containers whose healthchecks systemd runs. */
public final class TimedHealth implements Vitals.Watch {
    private final LibpodApi api;

    public TimedHealth(LibpodApi api) {
        this.api = api;
    }

    @Override
    public Optional<Sighting> look(String id) {
        return api.find(LibpodCall.to("containers", id, "json").get()).map(SightingReader::read);
    }

    @Override
    public Optional<Performed> restart(String container) {
        return Optional.of(new GentleRestart(api, InstantSource.system()).restart(container));
    }

    @Override
    public Optional<Performed> hold(String container, boolean forGood) {
        return Optional.of(new CrashHold(api, InstantSource.system()).hold(container, forGood));
    }

    @Override
    public void close() {}
}
