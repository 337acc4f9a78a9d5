package io.jcompose.model.load.shortform;

/** Tells addresses from other texts without asking a name server. */
public final class IpAddress {
    private IpAddress() {}

    /** Returns whether the text is an IPv4 or IPv6 address without a zone. */
    public static boolean isValid(String text) {
        return text.indexOf(':') >= 0 ? isIpv6(text) : isIpv4(text, 0);
    }

    private static boolean isIpv4(String text, int from) {
        int parts = 0;
        int at = from;
        while (true) {
            int start = at;
            int value = 0;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - start < 4) {
                value = value * 10 + text.charAt(at++) - '0';
            }
            if (at == start || value > 255 || at - start > 1 && text.charAt(start) == '0') return false;
            parts++;
            if (at == text.length()) return parts == 4;
            if (text.charAt(at++) != '.' || parts == 4) return false;
        }
    }

    private static boolean isIpv6(String text) {
        int at = 0;
        int groups = 0;
        boolean gap = false;
        if (text.startsWith("::")) {
            gap = true;
            at = 2;
            if (at == text.length()) return true;
        }
        while (groups < 8) {
            int start = at;
            while (at < text.length() && Character.digit(text.charAt(at), 16) >= 0 && text.charAt(at) < 128) at++;
            if (at < text.length() && text.charAt(at) == '.') {
                return (gap ? groups <= 6 : groups == 6) && isIpv4(text, start);
            }
            if (at == start || at - start > 4) return false;
            groups++;
            if (at == text.length()) return gap ? groups < 8 : groups == 8;
            if (text.charAt(at) != ':' || at + 1 == text.length()) return false;
            at++;
            if (text.charAt(at) == ':') {
                if (gap) return false;
                gap = true;
                at++;
                if (at == text.length()) return groups < 8;
            }
        }
        return false;
    }
}
