package io.jcompose.model.spec.part;

import java.util.OptionalInt;

/** When the engine starts a container again that ended by itself: {@code restart}. */
public sealed interface RestartPolicy {
    /** Returns the policy as the file spells it. */
    String text();

    /** Never: {@code no}. */
    record No(String text) implements RestartPolicy {}

    /** After every end: {@code always}. */
    record Always(String text) implements RestartPolicy {}

    /** After every end but one that a person asked for: {@code unless-stopped}. */
    record UnlessStopped(String text) implements RestartPolicy {}

    /** After a failure, at most {@code maxRetries} times: {@code on-failure[:N]}. */
    record OnFailure(String text, OptionalInt maxRetries) implements RestartPolicy {}

    /** Text that the spec does not know; docker compose leaves it to the engine to refuse it. */
    record Unknown(String text) implements RestartPolicy {}

    /** Reads the text of {@code restart}; every text has a policy. */
    static RestartPolicy parse(String text) {
        switch (text) {
            case "no", "":
                return new No(text);
            case "always":
                return new Always(text);
            case "unless-stopped":
                return new UnlessStopped(text);
            case "on-failure":
                return new OnFailure(text, OptionalInt.empty());
            default:
        }
        if (text.startsWith("on-failure:")) {
            try {
                return new OnFailure(text, OptionalInt.of(Integer.parseInt(text.substring("on-failure:".length()))));
            } catch (NumberFormatException notANumber) {
                return new Unknown(text);
            }
        }
        return new Unknown(text);
    }
}
