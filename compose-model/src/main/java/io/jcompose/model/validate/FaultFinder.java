package io.jcompose.model.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the mistakes behind the objections of a schema. A value that fits no alternative raises the objections of all of
 * them; which of these matter follows docker compose: the deepest, and among equals the first.
 */
final class FaultFinder {
    private FaultFinder() {}

    /** Returns the mistakes, in the order of the objections. */
    static List<Fault> faults(List<SchemaError> errors) {
        var faults = new ArrayList<Fault>();
        for (int i = 0; i < errors.size(); i++) {
            SchemaError error = errors.get(i);
            if (!error.ofAlternatives()) {
                add(faults, error);
                continue;
            }
            var inside = new ArrayList<SchemaError>();
            while (i + 1 < errors.size() && errors.get(i + 1).within(error)) inside.add(errors.get(++i));
            faults.addAll(amongAlternatives(error, inside));
        }
        return faults;
    }

    private static void add(List<Fault> faults, SchemaError error) {
        if (!faults.isEmpty()) {
            SchemaError last = faults.getLast().error();
            boolean samePlace = last.path().equals(error.path());
            // A value of the wrong type is not among the allowed values either.
            if (samePlace && last.keyword().equals("type")) return;
            if (samePlace && last.keyword().equals(error.keyword()) && !error.property().isEmpty()) {
                var properties = new ArrayList<>(faults.getLast().properties());
                properties.add(error.property());
                faults.set(faults.size() - 1, Fault.of(last).with(properties));
                return;
            }
        }
        faults.add(Fault.of(error));
    }

    private static List<Fault> amongAlternatives(SchemaError choice, List<SchemaError> inside) {
        if (inside.isEmpty()) return List.of(Fault.of(choice));
        var byAlternative = new LinkedHashMap<String, List<SchemaError>>();
        for (SchemaError error : inside) {
            byAlternative.computeIfAbsent(alternative(choice, error), key -> new ArrayList<>()).add(error);
        }
        var types = new ArrayList<String>();
        List<Fault> first = List.of();
        List<Fault> meant = List.of();
        for (Map.Entry<String, List<SchemaError>> entry : byAlternative.entrySet()) {
            List<Fault> faults = faults(entry.getValue());
            if (first.isEmpty()) first = faults;
            if (wrongType(choice, faults)) types.addAll(faults.getFirst().types());
            if (meant.isEmpty() && !wrongType(choice, faults)) meant = faults;
        }
        if (meant.isEmpty()) {
            Fault worded = first.getFirst();
            return List.of(new Fault(worded.error(), worded.properties(), worded.meant(), types));
        }
        if (deepest(meant) > choice.path().size()) return meant;
        // No deeper than the value itself: docker compose words the first alternative, whatever was meant.
        Fault worded = first.getFirst();
        Fault intended = meant.getFirst();
        return List.of(worded == intended
                ? worded
                : new Fault(worded.error(), worded.properties(), Optional.of(intended.error()), worded.types()));
    }

    private static String alternative(SchemaError choice, SchemaError error) {
        int start = choice.evaluation().length() + 1;
        int end = error.evaluation().indexOf('/', start);
        return error.evaluation().substring(start, end < 0 ? error.evaluation().length() : end);
    }

    private static boolean wrongType(SchemaError choice, List<Fault> faults) {
        for (Fault fault : faults) {
            SchemaError error = fault.error();
            if (error.keyword().equals("type") && error.path().equals(choice.path())) return true;
        }
        return false;
    }

    private static int deepest(List<Fault> faults) {
        int deepest = 0;
        for (Fault fault : faults) deepest = Math.max(deepest, fault.error().specificity());
        return deepest;
    }
}
