package io.jcompose.backends.endpoint;

import io.jcompose.model.diagnostic.ComposeException;
import java.nio.file.Path;
import java.util.Optional;

/** An address at which an engine listens. */
public sealed interface EngineEndpoint {
    /** Returns the address as the user knows it, for example {@code unix:///var/run/docker.sock}. */
    String text();

    /** A Unix socket. */
    record Unix(Path socket) implements EngineEndpoint {
        @Override
        public String text() {
            return "unix://" + socket;
        }
    }

    /**
     * A TCP port.
     *
     * @param tls absent: plain text
     */
    record Tcp(String host, int port, Optional<Tls> tls) implements EngineEndpoint {
        @Override
        public String text() {
            return "tcp://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * An engine on another machine, reached through the {@code ssh} program.
     *
     * @param target {@code [USER@]HOST}
     * @param port   absent: ssh decides
     * @param socket path of the engine's socket over there; absent: its own default
     */
    record Ssh(String target, Optional<Integer> port, Optional<String> socket) implements EngineEndpoint {
        @Override
        public String text() {
            return "ssh://" + target + port.map(number -> ":" + number).orElse("") + socket.orElse("");
        }
    }

    /**
     * Files for TLS, in PEM form.
     *
     * @param authority whom to trust; absent: the machine's own trust store
     * @param identity  certificate and key to show; absent: none
     * @param verify    whether the engine must prove who it is
     */
    record Tls(Optional<Path> authority, Optional<Identity> identity, boolean verify) {}

    /** A certificate with its key. */
    record Identity(Path certificate, Path key) {}

    /**
     * Reads an address. {@code tcp://} without a port means 2375, or 2376 with TLS; {@code http://} and
     * {@code https://} mean {@code tcp://}.
     *
     * @throws ComposeException when the text is no address of a kind we know
     */
    static EngineEndpoint parse(String text, Optional<Tls> tls) {
        int colon = text.indexOf("://");
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        String rest = colon < 0 ? text : text.substring(colon + 3);
        switch (scheme) {
            case "unix":
                return new Unix(Path.of(rest));
            case "":
                if (rest.startsWith("/")) return new Unix(Path.of(rest));
                throw unparsable(text);
            case "tcp", "http":
                return tcp(text, rest, tls);
            case "https":
                return tcp(text, rest, tls.isPresent() ? tls
                        : Optional.of(new Tls(Optional.empty(), Optional.empty(), true)));
            case "ssh":
                return ssh(text, rest);
            default:
                throw unparsable(text);
        }
    }

    private static EngineEndpoint tcp(String text, String rest, Optional<Tls> tls) {
        int slash = rest.indexOf('/');
        String address = slash < 0 ? rest : rest.substring(0, slash);
        int colon = address.lastIndexOf(':');
        boolean bracketed = address.startsWith("[");
        boolean hasPort = colon > (bracketed ? address.indexOf(']') : -1);
        String host = hasPort ? address.substring(0, colon) : address;
        if (bracketed && host.endsWith("]")) host = host.substring(1, host.length() - 1);
        if (host.isEmpty()) host = "127.0.0.1";
        int standard = tls.isPresent() ? 2376 : 2375;
        return new Tcp(host, hasPort ? port(text, address.substring(colon + 1)) : standard, tls);
    }

    private static EngineEndpoint ssh(String text, String rest) {
        int slash = rest.indexOf('/');
        String address = slash < 0 ? rest : rest.substring(0, slash);
        Optional<String> socket = slash < 0 || rest.length() == slash + 1
                ? Optional.empty()
                : Optional.of(rest.substring(slash));
        int colon = address.lastIndexOf(':');
        boolean hasPort = colon > address.indexOf(']');
        String target = hasPort ? address.substring(0, colon) : address;
        // a target that begins with a dash would be read by ssh as an option
        if (target.isEmpty() || target.startsWith("-")) throw unparsable(text);
        return new Ssh(target,
                hasPort ? Optional.of(port(text, address.substring(colon + 1))) : Optional.empty(), socket);
    }

    private static int port(String text, String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            throw unparsable(text);
        }
    }

    private static ComposeException unparsable(String text) {
        return new ComposeException(ComposeException.Kind.ENGINE_UNREACHABLE,
                "unable to parse docker host `" + text + "`");
    }
}
