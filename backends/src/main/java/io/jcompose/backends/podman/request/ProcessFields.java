package io.jcompose.backends.podman.request;

import io.jcompose.backends.spi.EngineException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.spec.Process;
import io.jcompose.model.spec.Service;
import io.jcompose.model.spec.part.EnvironmentValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What runs: argv, environment, user, terminal, and how it is asked to end. */
final class ProcessFields {
    private ProcessFields() {}

    static void write(Service service, Map<String, String> proxies, Draft draft) {
        Process process = service.process();
        // an empty list resets what the image says, and no list keeps it: both engines read them alike
        process.command().ifPresent(argv -> draft.body.put("command", JsonValue.strings(argv)));
        process.entrypoint().ifPresent(argv -> draft.body.put("entrypoint", JsonValue.strings(argv)));
        environment(process, proxies, draft);
        draft.body.putIf("user", process.user()).putIf("groups", process.groupAdd());
        process.workingDirectory().ifPresent(directory -> {
            draft.body.put("work_dir", directory);
            // Docker makes a missing directory, Podman refuses it unless told otherwise
            draft.body.put("create_working_dir", true);
        });
        draft.body.putIf("terminal", process.tty()).putIf("stdin", process.stdinOpen());
        process.init().ifPresent(init -> init(service, init, draft));
        process.stopSignal().ifPresent(name -> draft.body.put("stop_signal", Signals.number(name)));
        process.stopGracePeriod().ifPresent(period -> draft.body.put("stop_timeout", seconds(period)));
    }

    private static void init(Service service, boolean init, Draft draft) {
        boolean shared = service.isolation().pid().filter(mode -> !mode.isEmpty()).isPresent();
        if (init && shared) draft.ignored("init", "somebody else is process 1 in a shared PID namespace");
        else draft.body.put("init", init);
    }

    private static void environment(Process process, Map<String, String> proxies, Draft draft) {
        var given = JsonValue.object();
        new TreeMap<>(proxies).forEach((name, value) -> {
            if (!process.environment().containsKey(name)) given.put(name, value);
        });
        var unset = new ArrayList<String>();
        process.environment().forEach((name, value) -> {
            switch (value) {
                case EnvironmentValue.Literal literal -> given.put(name, literal.value());
                // Docker takes a variable away from the image's environment when it comes without a value
                case EnvironmentValue.Unset none -> unset.add(name);
            }
        });
        draft.body.putIf("env", given.build()).putIf("unsetenv", unset);
    }

    /** Returns whole seconds, rounded up. */
    static long seconds(Duration duration) {
        return duration.getNano() > 0 ? duration.getSeconds() + 1 : duration.getSeconds();
    }

    /** Numbers of Linux signals, the same on every architecture that Podman runs on except MIPS. */
    static final class Signals {
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
}
