package io.jcompose.backends.podman.operation;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.spec.part.PortMapping;
import io.jcompose.planner.plan.ContainerSpec;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses a port of the host for {@code 8000-8010:80}. Docker's engine takes the first free one of the range when the
 * container starts; Podman needs a number when it is created, so it is found out here. Thread-safe: a number is given
 * out once.
 */
final class PortChoice {
    private final boolean local;
    private final Set<String> given = new HashSet<>();

    /** {@code local}: whether trying a port here says anything about the engine's machine. */
    PortChoice(boolean local) {
        this.local = local;
    }

    /** Returns the container with one port in the place of each range. */
    ContainerSpec resolve(ContainerSpec spec) {
        List<PortMapping> ports = spec.service().networking().ports();
        boolean ranges = false;
        for (PortMapping port : ports) ranges |= port.published().orElse("").indexOf('-') > 0;
        if (!ranges || !spec.publish()) return spec;
        var chosen = new ArrayList<PortMapping>(ports.size());
        for (PortMapping port : ports) chosen.add(port.published().orElse("").indexOf('-') > 0 ? choose(port) : port);
        return spec.withService(spec.service().withNetworking(spec.service().networking().withPorts(chosen)));
    }

    private PortMapping choose(PortMapping port) {
        String range = port.published().orElse("");
        int dash = range.indexOf('-');
        int first = Integer.parseInt(range.substring(0, dash));
        int last = Integer.parseInt(range.substring(dash + 1));
        for (int number = first; number <= last; number++) {
            if (take(port, number)) return new PortMapping(port.name(), port.mode(), port.hostIp(), port.target(),
                    Optional.of(Integer.toString(number)), port.protocol(), port.appProtocol(), port.extensions());
        }
        throw EngineException.failed("no free port in " + range + " for port " + port.target());
    }

    private synchronized boolean take(PortMapping port, int number) {
        String key = port.protocol() + "/" + port.hostIp().orElse("") + ":" + number;
        if (given.contains(key) || (local && !free(port, number))) return false;
        given.add(key);
        return true;
    }

    private static boolean free(PortMapping port, int number) {
        try {
            InetAddress address = InetAddress.getByName(port.hostIp().orElse("0.0.0.0"));
            if (port.protocol().equals("udp")) {
                new DatagramSocket(number, address).close();
                return true;
            }
            try (var socket = new ServerSocket()) {
                // connections of an earlier listener that linger do not matter
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, number));
                return true;
            }
        } catch (IOException taken) {
            return false;
        }
    }
}
