package io.jcompose.backends.supervise.care;

import java.time.Duration;
import java.time.Instant;

/** Whether the engine is there, and since when it is not. Owned by one thread. */
public final class Presence {
    private boolean there;
    private Instant lostSince;

    /** Begins without an engine. */
    public Presence(Instant now) {
        lostSince = now;
    }

    /** Returns whether the engine is there. */
    public boolean there() {
        return there;
    }

    /** Takes note that it answers. */
    public void answers() {
        there = true;
    }

    /** Takes note that it does not answer. Returns whether that is new. */
    public boolean lost(Instant now) {
        boolean news = there;
        if (news) lostSince = now;
        there = false;
        return news;
    }

    /** Returns whether it has been away for longer than that. */
    public boolean gone(Duration limit, Instant now) {
        return !there && now.isAfter(lostSince.plus(limit));
    }
}
