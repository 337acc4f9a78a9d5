package io.jcompose.backends.podman.request;

import io.jcompose.backends.spi.EngineException;
import java.util.Locale;

/** Numbers of Linux signals, the same on every architecture that Podman runs on except MIPS. */
final class Signals {
    private static final String NAMES = " HUP=1 INT=2 QUIT=3 ILL=4 TRAP=5 ABRT=6 IOT=6 BUS=7 FPE=8 KILL=9 USR1=10 SEGV=11"
            + " USR2=12 PIPE=13 ALRM=14 TERM=15 STKFLT=16 CHLD=17 CLD=17 CONT=18 STOP=19 TSTP=20 TTIN=21 TTOU=22"
            + " URG=23 XCPU=24 XFSZ=25 VTALRM=26 PROF=27 WINCH=28 IO=29 POLL=29 PWR=30 SYS=31 ";
    private static final int REALTIME_FIRST = 34;
    private static final int REALTIME_LAST = 64;

    private Signals() {}

    /**
     * Returns the number of {@code SIGTERM}, {@code term}, {@code 15}, {@code RTMIN+3}, ...
     *
     * @throws EngineException when there is no such signal, as Docker refuses it
     */
    static int number(String text) {
        String name = text.strip().toUpperCase(Locale.ROOT);
        if (name.startsWith("SIG")) name = name.substring(3);
        int number = name.startsWith("RTM") ? realtime(name) : named(name);
        if (number < 1 || number > REALTIME_LAST) throw EngineException.failed("invalid signal: " + text);
        return number;
    }

    private static int named(String name) {
        int at = name.isEmpty() ? -1 : NAMES.indexOf(" " + name + "=");
        if (at < 0) return digits(name);
        int start = at + name.length() + 2;
        return digits(NAMES.substring(start, NAMES.indexOf(' ', start)));
    }

    private static int realtime(String name) {
        if (name.equals("RTMIN")) return REALTIME_FIRST;
        if (name.equals("RTMAX")) return REALTIME_LAST;
        if (name.startsWith("RTMIN+")) return REALTIME_FIRST + digits(name.substring(6));
        if (name.startsWith("RTMAX-")) return REALTIME_LAST - digits(name.substring(6));
        return 0;
    }

    private static int digits(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
