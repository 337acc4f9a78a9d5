package io.jcompose.model.load.bind;

import io.jcompose.model.source.YamlNode.Scalar;
import java.util.OptionalLong;

/** Reads whole numbers out of scalars. */
final class Numbers {
    private Numbers() {}

    /** Returns the number, also of a text and of a float without a fraction; empty when it is no whole number. */
    static OptionalLong whole(Scalar scalar) {
        String value = scalar.value();
        try {
            return OptionalLong.of(Long.parseLong(value));
        } catch (NumberFormatException notInDigits) {
            if (scalar.isText()) return OptionalLong.empty();
        }
        try {
            double number = Double.parseDouble(value);
            return OptionalLong.of((long) number);
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
