package io.jcompose.backends.supervise;

import io.jcompose.planner.restart.RestartHistory.Action;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Those that are restarted because another one was. Until that is over nothing is decided about them, and until their turn
 * comes nothing is done to them: what ends before that was ended by somebody else.
 */
final class Followers {
    private final Map<String, Ward> wards;

    Followers(Map<String, Ward> wards) {
        this.wards = wards;
    }

    /** Takes note of who they are. */
    void following(List<String> ids) {
        for (String id : ids) {
            Ward ward = wards.get(id);
            if (ward != null) ward.follows = true;
        }
    }

    /** Takes note that the turn of one has come. */
    void turn(String id, Instant now) {
        Ward ward = wards.get(id);
        if (ward == null) return;
        ward.stops.begin();
        ward.history = ward.history.acting(Action.FOLLOW, now);
    }

    /** Takes note that it is over; {@code untouched}: those that were left alone after all. */
    void ended(List<String> ids, List<String> untouched) {
        for (String id : ids) {
            Ward ward = wards.get(id);
            if (ward == null) continue;
            ward.follows = false;
            if (untouched.contains(id) && ward.history.is(Action.FOLLOW)) ward.history = ward.history.ended();
        }
    }
}
