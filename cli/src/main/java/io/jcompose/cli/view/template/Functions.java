package io.jcompose.cli.view.template;

import io.jcompose.cli.option.UsageException;
import io.jcompose.model.json.JsonValue;
import io.jcompose.model.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The functions that templates can call: Go's own and those that docker adds. */
final class Functions {
    private Functions() {}

    static JsonValue call(String name, List<JsonValue> given) {
        return switch (name) {
            case "json" -> text(JsonWriter.compact(one(name, given)));
            case "lower" -> text(print(one(name, given)).toLowerCase(Locale.ROOT));
            case "upper" -> text(print(one(name, given)).toUpperCase(Locale.ROOT));
            case "title" -> text(title(print(one(name, given))));
            case "split" -> JsonValue.strings(split(print(at(name, given, 0)), print(at(name, given, 1))));
            case "join" -> text(join(at(name, given, 0), print(at(name, given, 1))));
            case "pad" -> text(" ".repeat(number(at(name, given, 1)))
                    + print(at(name, given, 0)) + " ".repeat(number(at(name, given, 2))));
            case "truncate" -> text(truncate(print(at(name, given, 0)), number(at(name, given, 1))));
            case "len" -> JsonValue.of(length(one(name, given)));
            case "index" -> index(given);
            case "print" -> text(joined(given, ""));
            case "println" -> text(joined(given, " ") + "\n");
            case "printf" -> text(printf(given));
            case "not" -> JsonValue.of(!truth(one(name, given)));
            case "and" -> and(given);
            case "or" -> or(given);
            case "eq" -> JsonValue.of(equalToAny(given));
            case "ne" -> JsonValue.of(!at(name, given, 0).equals(at(name, given, 1)));
            case "lt" -> JsonValue.of(compare(at(name, given, 0), at(name, given, 1)) < 0);
            case "le" -> JsonValue.of(compare(at(name, given, 0), at(name, given, 1)) <= 0);
            case "gt" -> JsonValue.of(compare(at(name, given, 0), at(name, given, 1)) > 0);
            case "ge" -> JsonValue.of(compare(at(name, given, 0), at(name, given, 1)) >= 0);
            case "true" -> JsonValue.TRUE;
            case "false" -> JsonValue.FALSE;
            case "nil" -> JsonValue.NULL;
            default -> throw TemplateParser.wrong("function \"" + name + "\" not defined");
        };
    }

    /** Returns a value as Go prints it. */
    static String print(JsonValue value) {
        return switch (value) {
            case JsonValue.Null none -> "<no value>";
            case JsonValue.Bool bool -> Boolean.toString(bool.value());
            case JsonValue.Num number -> number.literal();
            case JsonValue.Str string -> string.value();
            case JsonValue.Arr array -> "[" + joined(array.items(), " ") + "]";
            case JsonValue.Obj object -> "{" + joined(List.copyOf(object.members().values()), " ") + "}";
        };
    }

    /** Returns whether a value counts as true: not empty, not zero. */
    static boolean truth(JsonValue value) {
        return switch (value) {
            case JsonValue.Null none -> false;
            case JsonValue.Bool bool -> bool.value();
            case JsonValue.Num number -> number.asDouble() != 0;
            case JsonValue.Str string -> !string.value().isEmpty();
            case JsonValue.Arr array -> !array.items().isEmpty();
            case JsonValue.Obj object -> !object.members().isEmpty();
        };
    }

    private static JsonValue text(String text) {
        return JsonValue.of(text);
    }

    private static JsonValue one(String name, List<JsonValue> given) {
        if (given.size() != 1) throw wrongCount(name, 1, given);
        return given.get(0);
    }

    private static JsonValue at(String name, List<JsonValue> given, int index) {
        if (index >= given.size()) throw wrongCount(name, index + 1, given);
        return given.get(index);
    }

    private static UsageException wrongCount(String name, int wanted, List<JsonValue> given) {
        return new UsageException("template: :1: executing \"\" at <" + name + ">: wrong number of args for " + name
                + ": want " + wanted + " got " + given.size());
    }

    private static int number(JsonValue value) {
        return value instanceof JsonValue.Num number ? Math.max(0, (int) number.asLong()) : 0;
    }

    private static String title(String text) {
        var out = new StringBuilder(text.length());
        boolean fresh = true;
        for (char c : text.toCharArray()) {
            out.append(fresh ? Character.toUpperCase(c) : c);
            fresh = c == ' ';
        }
        return out.toString();
    }

    private static List<String> split(String text, String separator) {
        var parts = new ArrayList<String>();
        int start = 0;
        while (!separator.isEmpty()) {
            int next = text.indexOf(separator, start);
            if (next < 0) break;
            parts.add(text.substring(start, next));
            start = next + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String join(JsonValue list, String separator) {
        return list instanceof JsonValue.Arr array ? joined(array.items(), separator) : print(list);
    }

    private static String joined(List<JsonValue> values, String separator) {
        var out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) out.append(separator);
            out.append(print(values.get(i)));
        }
        return out.toString();
    }

    private static String truncate(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static int length(JsonValue value) {
        return switch (value) {
            case JsonValue.Str string -> string.value().length();
            case JsonValue.Arr array -> array.items().size();
            case JsonValue.Obj object -> object.members().size();
            case JsonValue.Null none -> 0;
            case JsonValue.Bool bool -> 0;
            case JsonValue.Num number -> 0;
        };
    }

    private static JsonValue index(List<JsonValue> given) {
        JsonValue value = at("index", given, 0);
        for (JsonValue key : given.subList(1, given.size())) {
            if (value instanceof JsonValue.Arr array && key instanceof JsonValue.Num number) {
                int position = (int) number.asLong();
                if (position < 0 || position >= array.items().size()) {
                    throw new UsageException(
                            "template: :1: executing \"\" at <index>: index out of range: " + position);
                }
                value = array.items().get(position);
            } else if (value instanceof JsonValue.Obj object) {
                value = object.get(print(key)).orElse(JsonValue.NULL);
            } else {
                value = JsonValue.NULL;
            }
        }
        return value;
    }

    private static JsonValue and(List<JsonValue> given) {
        for (JsonValue value : given) if (!truth(value)) return value;
        return given.isEmpty() ? JsonValue.TRUE : given.get(given.size() - 1);
    }

    private static JsonValue or(List<JsonValue> given) {
        for (JsonValue value : given) if (truth(value)) return value;
        return given.isEmpty() ? JsonValue.FALSE : given.get(given.size() - 1);
    }

    private static boolean equalToAny(List<JsonValue> given) {
        for (int i = 1; i < given.size(); i++) if (given.get(0).equals(given.get(i))) return true;
        return false;
    }

    private static int compare(JsonValue a, JsonValue b) {
        if (a instanceof JsonValue.Num first && b instanceof JsonValue.Num second) {
            return Double.compare(first.asDouble(), second.asDouble());
        }
        return print(a).compareTo(print(b));
    }

    private static String printf(List<JsonValue> given) {
        String format = print(at("printf", given, 0));
        var out = new StringBuilder();
        int next = 1;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            int start = ++i;
            while (i < format.length() && "-+0123456789.".indexOf(format.charAt(i)) >= 0) i++;
            char verb = i < format.length() ? format.charAt(i) : '%';
            if (verb == '%') {
                out.append('%');
                continue;
            }
            JsonValue value = next < given.size() ? given.get(next++) : JsonValue.of("%!" + verb + "(MISSING)");
            String text = verb == 'q' ? JsonWriter.compact(JsonValue.of(print(value))) : print(value);
            out.append(padded(text, format.substring(start, i)));
        }
        return out.toString();
    }

    private static String padded(String text, String flags) {
        boolean left = flags.startsWith("-");
        String digits = left ? flags.substring(1) : flags;
        int dot = digits.indexOf('.');
        if (dot >= 0) digits = digits.substring(0, dot);
        if (digits.isEmpty() || digits.charAt(0) == '+') return text;
        int gap = Math.max(0, Integer.parseInt(digits) - text.length());
        return left ? text + " ".repeat(gap) : " ".repeat(gap) + text;
    }
}
