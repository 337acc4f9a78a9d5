package io.jcompose.backends.podman.request;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** The first and the last address that can be leased in a range of addresses. */
record AddressRange(String first, String last) {
    /** Reads {@code ADDRESS/BITS}; empty when the text is none. */
    static Optional<AddressRange> of(String cidr) {
        int slash = cidr.indexOf('/');
        if (slash < 0) return Optional.empty();
        try {
            // only digits and separators: a host name would be looked up
            String text = cidr.substring(0, slash);
            for (int i = 0; i < text.length(); i++)
                if (":.abcdefABCDEF0123456789".indexOf(text.charAt(i)) < 0) return Optional.empty();
            byte[] address = InetAddress.getByName(text).getAddress();
            int width = address.length * 8;
            int free = width - Integer.parseInt(cidr.substring(slash + 1));
            if (free < 0 || free > width) return Optional.empty();
            BigInteger low = new BigInteger(1, address).shiftRight(free).shiftLeft(free);
            BigInteger high = low.add(BigInteger.ONE.shiftLeft(free)).subtract(BigInteger.ONE);
            return Optional.of(new AddressRange(text(low, address.length), text(high, address.length)));
        } catch (UnknownHostException | NumberFormatException notARange) {
            return Optional.empty();
        }
    }

    private static String text(BigInteger value, int length) throws UnknownHostException {
        byte[] bytes = new byte[length];
        byte[] digits = value.toByteArray();
        for (int i = 0; i < length && i < digits.length; i++) bytes[length - 1 - i] = digits[digits.length - 1 - i];
        return InetAddress.getByAddress(bytes).getHostAddress();
    }
}
