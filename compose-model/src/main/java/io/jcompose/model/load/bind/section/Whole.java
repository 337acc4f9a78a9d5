package io.jcompose.model.load.bind.section;

import io.jcompose.model.load.interpolate.GoParse;
import io.jcompose.model.source.YamlNode.Scalar;
import io.jcompose.model.source.YamlNode.ScalarType;
import org.jspecify.annotations.Nullable;

/** The kinds of whole numbers that attributes have in docker compose, which differ in what they refuse. */
public enum Whole {
    INT("int", "Atoi"),
    INT64("int64", "ParseInt"),
    UINT16("uint16", null),
    UINT32("uint32", null),
    UINT64("uint64", null);

    private final String type;
    private final @Nullable String function;

    /**
     * @param function the Go function that reads the number from a text; null when texts are refused
     */
    Whole(String type, @Nullable String function) {
        this.type = type;
        this.function = function;
    }

    /** Says why a value is no such number, in docker compose's words. */
    public static final class NotWhole extends Exception {
        private static final long serialVersionUID = 1L;

        NotWhole(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    public long read(Scalar scalar) throws NotWhole {
        if (scalar.isText()) return fromText(scalar);
        if (scalar.type() != ScalarType.INTEGER && scalar.type() != ScalarType.FLOAT) throw mismatch(scalar);
        boolean unsigned = function == null;
        try {
            long number = Long.parseLong(scalar.value());
            if (unsigned && number < 0) throw overflow(scalar.value());
            return number;
        } catch (NumberFormatException fractionOrHuge) {
            double number = decimal(scalar);
            if (unsigned && number < 0) throw overflow(String.format(java.util.Locale.ROOT, "%f", number));
            return (long) number;
        }
    }

    private static double decimal(Scalar scalar) throws NotWhole {
        try {
            return GoParse.decimal(scalar.value());
        } catch (GoParse.NotANumber wrong) {
            throw new NotWhole(wrong.getMessage());
        }
    }

    private long fromText(Scalar scalar) throws NotWhole {
        if (function == null) throw mismatch(scalar);
        try {
            return GoParse.integer(scalar.value(), function);
        } catch (GoParse.NotANumber wrong) {
            throw new NotWhole(wrong.getMessage());
        }
    }

    private NotWhole mismatch(Scalar scalar) {
        return new NotWhole(PlainValue.mismatch(type, scalar));
    }

    private NotWhole overflow(String number) {
        return new NotWhole("cannot parse value as '" + type + "': " + number + " overflows uint");
    }
}
