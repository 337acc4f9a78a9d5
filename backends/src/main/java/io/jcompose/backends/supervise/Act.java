package io.jcompose.backends.supervise;

import io.jcompose.planner.restart.RestartDecision;
import io.jcompose.planner.restart.RestartDecision.Finish;
import io.jcompose.planner.restart.RestartDecision.GiveUp;
import io.jcompose.planner.restart.RestartDecision.Hold;
import io.jcompose.planner.restart.RestartDecision.Kill;
import io.jcompose.planner.restart.RestartDecision.Leave;
import io.jcompose.planner.restart.RestartDecision.Obey;
import io.jcompose.planner.restart.RestartDecision.RestartAfter;
import io.jcompose.planner.restart.RestartDecision.StartAfter;
import io.jcompose.planner.restart.RestartDecision.Stop;
import io.jcompose.planner.restart.RestartHistory.Action;
import io.jcompose.planner.restart.Sighting;
import io.jcompose.planner.restart.SupervisionPolicy;

/** Something to be done now to a container that was seen like this; {@code leads}: others may have to follow. */
record Act(Sighting sighting, RestartDecision decision, SupervisionPolicy policy, boolean leads) {
    /** How an act ended. */
    enum Result {
        DONE,
        /** A look right before showed that it is not to be done any more. */
        NOT_NEEDED,
        /** The engine was in trouble before it was begun. */
        NOT_BEGUN,
        /** The engine may have done it, or half of it, or be doing it still. */
        UNKNOWN
    }

    /** Returns what is remembered of it while it goes on. */
    Action action() {
        return switch (decision) {
            case RestartAfter restart -> Action.RESTART;
            case StartAfter start -> Action.START;
            case Hold hold -> Action.HOLD;
            case Stop stop -> Action.STOP;
            case Obey obey -> Action.STOP;
            case Finish finish -> throw new IllegalArgumentException("nothing is done to it");
            case Kill kill -> Action.KILL;
            case Leave leave -> throw new IllegalArgumentException("nothing to do");
            case GiveUp giveUp -> Action.STOP;
        };
    }

    /** Returns whether it keeps a container down that ends again and again. */
    boolean keepsDown() {
        return decision instanceof Hold || decision instanceof GiveUp;
    }
}
