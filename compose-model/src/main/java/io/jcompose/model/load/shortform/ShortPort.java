package io.jcompose.model.load.shortform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One published port of a line {@code [[IP:]PUBLISHED:]TARGET[/PROTOCOL]}, in which both may be ranges.
 *
 * @param hostIp    empty for all addresses
 * @param published a port or a range; empty when the engine shall choose
 */
public record ShortPort(String hostIp, String published, int target, String protocol) {
    private record Range(int first, int last) {
        int size() {
            return last - first + 1;
        }
    }

    /** Reads a line into one port per port of its range, sorted by their text as docker compose does. */
    public static List<ShortPort> parse(String spec) throws ShortFormException {
        int lastColon = spec.lastIndexOf(':');
        String container = spec.substring(lastColon + 1);
        int hostColon = lastColon < 0 ? -1 : spec.lastIndexOf(':', lastColon - 1);
        String host = lastColon < 0 ? "" : spec.substring(hostColon + 1, lastColon);
        String ip = hostIp(hostColon < 0 ? "" : spec.substring(0, hostColon));

        String protocol = "";
        String port = "";
        int slash = container.indexOf('/');
        if (slash != 0 && !container.isEmpty()) {
            port = slash < 0 ? container : container.substring(0, slash);
            protocol = slash < 0 ? "" : container.substring(slash + 1);
            int second = protocol.indexOf('/');
            if (second >= 0) protocol = protocol.substring(0, second);
            if (protocol.isEmpty()) protocol = "tcp";
        }
        if (port.isEmpty()) throw new ShortFormException("No port specified: " + spec + "<empty>");
        Range targets = range(port, "containerPort");
        Range published = host.isEmpty() ? targets : range(host, "hostPort");
        if (!host.isEmpty() && targets.size() != published.size() && targets.size() != 1) {
            throw new ShortFormException(
                    "Invalid ranges specified for container and host Ports: " + port + " and " + host);
        }
        String lower = protocol.toLowerCase(Locale.ROOT);
        if (!lower.equals("tcp") && !lower.equals("udp") && !lower.equals("sctp")) {
            throw new ShortFormException("Invalid proto: " + protocol);
        }
        var ports = new ArrayList<ShortPort>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            String hostPort = host.isEmpty() ? "" : Integer.toString(published.first() + i);
            if (!host.isEmpty() && targets.size() == 1 && published.size() > 1) hostPort += "-" + published.last();
            ports.add(new ShortPort(ip, hostPort, targets.first() + i, lower));
        }
        if (ports.size() > 1) ports.sort((a, b) -> a.key().compareTo(b.key()));
        return ports;
    }

    private String key() {
        return target + "/" + protocol;
    }

    private static Range range(String text, String what) throws ShortFormException {
        int dash = text.indexOf('-');
        int first = port(dash < 0 ? text : text.substring(0, dash));
        int last = first;
        if (dash >= 0) {
            int second = text.indexOf('-', dash + 1);
            last = port(text.substring(dash + 1, second < 0 ? text.length() : second));
        }
        if (first < 0 || last < first) throw new ShortFormException("Invalid " + what + ": " + text);
        return new Range(first, last);
    }

    private static int port(String text) {
        if (text.isEmpty() || text.length() > 20) return -1;
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') return -1;
            value = value * 10 + c - '0';
            if (value > 65535) return -1;
        }
        return value;
    }

    private static String hostIp(String text) throws ShortFormException {
        String ip = text;
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            if (end < 0) throw address(text, "missing ']' in address");
            if (end + 1 < text.length()) {
                throw address(text,
                        text.charAt(end + 1) == ':' ? "too many colons in address" : "missing port in address");
            }
            ip = text.substring(1, end);
        } else if (text.indexOf(':') >= 0) {
            throw address(text, "too many colons in address");
        }
        if (ip.indexOf('[') >= 0) throw address(text, "unexpected '[' in address");
        if (ip.indexOf(']') >= 0) throw address(text, "unexpected ']' in address");
        if (!ip.isEmpty() && !IpAddress.isValid(ip)) throw new ShortFormException("Invalid ip address: " + ip);
        return ip;
    }

    private static ShortFormException address(String ip, String problem) {
        return new ShortFormException("Invalid ip address " + ip + ": address " + ip + ":: " + problem);
    }
}
