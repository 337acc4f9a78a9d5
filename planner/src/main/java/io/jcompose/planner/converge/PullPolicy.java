package io.jcompose.planner.converge;

import java.time.Duration;
import java.util.Optional;

/** Pull policies by age: {@code daily}, {@code weekly}, {@code every_12h}, {@code every_1w2d}. */
final class PullPolicy {
    private static final String EVERY = "every_";

    private PullPolicy() {}

    /** Returns after how long an image is pulled again; absent for policies that do not look at its age. */
    static Optional<Duration> age(String policy) {
        switch (policy) {
            case "daily":
                return Optional.of(Duration.ofDays(1));
            case "weekly":
                return Optional.of(Duration.ofDays(7));
            default:
        }
        if (!policy.startsWith(EVERY)) return Optional.empty();
        Duration age = Duration.ZERO;
        long number = 0;
        for (int i = EVERY.length(); i < policy.length(); i++) {
            char c = policy.charAt(i);
            if (c >= '0' && c <= '9') {
                number = number * 10 + (c - '0');
                continue;
            }
            age = age.plus(switch (c) {
                case 'w' -> Duration.ofDays(7 * number);
                case 'd' -> Duration.ofDays(number);
                case 'h' -> Duration.ofHours(number);
                case 'm' -> Duration.ofMinutes(number);
                default -> Duration.ofSeconds(number);
            });
            number = 0;
        }
        return Optional.of(age);
    }
}
