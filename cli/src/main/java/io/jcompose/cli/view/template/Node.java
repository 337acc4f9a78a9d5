package io.jcompose.cli.view.template;

import java.util.List;
import java.util.Optional;

/** A piece of a template. */
sealed interface Node {
    /** Text that stands for itself. */
    record Text(String text) implements Node {}

    /** {@code {{pipeline}}}: its value is printed. */
    record Action(Pipeline pipeline) implements Node {}

    /** {@code {{if pipeline}} ... {{else}} ... {{end}}}. */
    record If(Pipeline condition, List<Node> then, List<Node> otherwise) implements Node {}

    /** {@code {{range pipeline}} ... {{else}} ... {{end}}}. */
    record Range(Pipeline items, List<Node> body, List<Node> otherwise) implements Node {}

    /** {@code {{with pipeline}} ... {{else}} ... {{end}}}. */
    record With(Pipeline value, List<Node> body, List<Node> otherwise) implements Node {}

    /** Commands, each of which gets the value of the one before as its last argument. */
    record Pipeline(List<Command> commands) {}

    /** A function with its arguments, or a single value. */
    record Command(List<Operand> operands) {}

    /** A value. */
    sealed interface Operand {}

    /** {@code .}, {@code .Name}, {@code .A.B}. */
    record Field(List<String> path) implements Operand {}

    /** A word: a function, or {@code true}, {@code false}, {@code nil}. */
    record Word(String name) implements Operand {}

    /** A text in quotes. */
    record Quoted(String text) implements Operand {}

    /** A number. */
    record Number(String literal) implements Operand {}

    /** {@code (pipeline)}. */
    record Group(Pipeline pipeline) implements Operand {}

    /** Returns the first field that a pipeline names, which is what a table's header shows. */
    static Optional<Field> firstField(Pipeline pipeline) {
        for (Command command : pipeline.commands()) {
            for (Operand operand : command.operands()) {
                if (operand instanceof Field field) return Optional.of(field);
                if (operand instanceof Group group) {
                    Optional<Field> inner = firstField(group.pipeline());
                    if (inner.isPresent()) return inner;
                }
            }
        }
        return Optional.empty();
    }
}
