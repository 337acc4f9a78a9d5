package io.jcompose.model.validate;

import java.util.List;

/**
 * One objection of the schema.
 *
 * @param path       keys and indexes that lead to the value
 * @param keyword    the keyword of the schema that objects
 * @param evaluation the keywords and names that led to that keyword; shared beginnings mean shared alternatives
 * @param words      what the keyword holds: types, names, allowed values, or one limit
 * @param property   the name that is too much or missing, else empty
 * @param allowed    the names that would be right, when a name is too much
 * @param date       whether the value is a date, which no type of JSON fits
 */
record SchemaError(List<String> path, String keyword, String evaluation, List<String> words, String property,
        List<String> allowed, boolean date) {
    SchemaError {
        path = List.copyOf(path);
        words = List.copyOf(words);
        allowed = List.copyOf(allowed);
    }

    /** Returns how far into the document it points; docker compose names the deepest objection. */
    int specificity() {
        return path.size() + (keyword.equals("additionalProperties") ? 1 : 0);
    }

    /** Returns whether none of several alternatives fitted; the objections of each follow this one. */
    boolean ofAlternatives() {
        return keyword.equals("oneOf");
    }

    /** Returns whether this objection was raised inside an alternative of another. */
    boolean within(SchemaError alternatives) {
        return evaluation.startsWith(alternatives.evaluation + "/") && path.size() >= alternatives.path.size()
                && path.subList(0, alternatives.path.size()).equals(alternatives.path);
    }
}
