package io.jcompose.cli.view.table;

import io.jcompose.planner.state.ObservedContainer.ObservedPort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Ports as docker's {@code ps} shows them: {@code 0.0.0.0:8000-8002->8000-8002/tcp, 9000/udp}. */
public final class PortRanges {
    private PortRanges() {}

    /** Returns neighbouring ports of one address joined to ranges, ports published under another number one by one. */
    public static String print(List<ObservedPort> ports) {
        if (ports.isEmpty()) return "";
        var sorted = new ArrayList<>(ports);
        sorted.sort(PortRanges::compare);
        var texts = new ArrayList<String>();
        var renumbered = new ArrayList<String>();
        var open = new LinkedHashMap<String, Range>();
        for (ObservedPort port : sorted) {
            boolean published = !port.hostIp().isEmpty();
            if (published && port.publicPort() != port.privatePort()) {
                renumbered.add(address(port.hostIp(), Integer.toString(port.publicPort()))
                        + "->" + port.privatePort() + "/" + port.protocol());
                continue;
            }
            String key = port.hostIp() + "/" + port.protocol();
            Range range = open.get(key);
            if (range != null && port.privatePort() != range.last + 1) {
                texts.add(range.print());
                range = null;
            }
            if (range == null) open.put(key, new Range(port));
            else range.last = port.privatePort();
        }
        for (Range range : open.values()) texts.add(range.print());
        texts.addAll(renumbered);
        return String.join(", ", texts);
    }

    static String address(String ip, String port) {
        return ip.indexOf(':') >= 0 ? "[" + ip + "]:" + port : ip + ":" + port;
    }

    // Spelled out: comparators put together by Comparator.comparing are made at run time, which a start notices.
    private static int compare(ObservedPort one, ObservedPort other) {
        int order = Integer.compare(one.privatePort(), other.privatePort());
        if (order == 0) order = one.hostIp().compareTo(other.hostIp());
        if (order == 0) order = Integer.compare(one.publicPort(), other.publicPort());
        return order != 0 ? order : one.protocol().compareTo(other.protocol());
    }

    private static final class Range {
        private final ObservedPort first;
        private int last;

        Range(ObservedPort first) {
            this.first = first;
            this.last = first.privatePort();
        }

        String print() {
            String group = Integer.toString(first.privatePort());
            if (last != first.privatePort()) group += "-" + last;
            if (!first.hostIp().isEmpty()) group = address(first.hostIp(), group) + "->" + group;
            return group + "/" + first.protocol();
        }
    }
}
