package io.jcompose.planner.restart;

import java.time.Duration;

/** What is to be done about a container. */
public sealed interface RestartDecision {
    /** Returns why, for a person to read. */
    String why();

    /** Returns one word for it: {@code leave}, {@code restart}, {@code stop}, {@code kill}, {@code give-up}, ... */
    String word();

    /** Nothing. */
    record Leave(String why) implements RestartDecision {
        @Override
        public String word() {
            return "leave";
        }
    }

    /** Stop and start it, after a wait. */
    record RestartAfter(Duration delay, String why) implements RestartDecision {
        @Override
        public String word() {
            return "restart";
        }
    }

    /**
     * Start it, after a wait: it does not run, and nobody wanted that.
     *
     * @param patient whether it waits for the health of what it depends on; a person who stops it meanwhile leaves no
     *                trace in the engine
     */
    record StartAfter(Duration delay, String why, boolean patient) implements RestartDecision {
        /** Makes one that waits for health. */
        public StartAfter(Duration delay, String why) {
            this(delay, why, true);
        }

        @Override
        public String word() {
            return "start";
        }
    }

    /** Hold it down until a wait is over: it ends again and again, and the engine starts it again without any wait. */
    record Hold(Duration delay, String why) implements RestartDecision {
        @Override
        public String word() {
            return "hold";
        }
    }

    /** Stop it, with its own grace, for good. */
    record Stop(String why) implements RestartDecision {
        @Override
        public String word() {
            return "stop";
        }
    }

    /** Stop it, as a person asked for while we were restarting it: our start came after that stop. */
    record Obey(String why) implements RestartDecision {
        @Override
        public String word() {
            return "stop";
        }
    }

    /** Restart those that follow it: whoever restarted it did not live to do that. */
    record Finish(String why) implements RestartDecision {
        @Override
        public String word() {
            return "finish";
        }
    }

    /** Kill it, for good. */
    record Kill(String why) implements RestartDecision {
        @Override
        public String word() {
            return "kill";
        }
    }

    /**
     * Nothing any more, until a person starts it anew.
     *
     * @param ends whether it has to be kept down for that: it ends again and again, and the engine knows no limit
     */
    record GiveUp(String why, boolean ends) implements RestartDecision {
        /** Makes one that leaves the container as it is. */
        public GiveUp(String why) {
            this(why, false);
        }

        @Override
        public String word() {
            return "give-up";
        }
    }
}
