package io.jcompose.cli.view.template;

import io.jcompose.cli.option.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Reads the text of a template into nodes. */
final class TemplateParser {
    private final String text;
    private int at;

    /** The keyword that ended the last list of nodes: {@code end}, {@code else}, or empty at the end of the text. */
    private String ended = "";

    /** What stood behind {@code else}, for {@code else if}. */
    private String elseAction = "";

    private TemplateParser(String text) {
        this.text = text;
    }

    static List<Node> parse(String text) {
        var parser = new TemplateParser(text);
        List<Node> nodes = parser.nodes();
        if (!parser.ended.isEmpty()) throw wrong("unexpected {{" + parser.ended + "}}");
        return nodes;
    }

    private List<Node> nodes() {
        var nodes = new ArrayList<Node>();
        boolean trim = false;
        while (true) {
            int open = text.indexOf("{{", at);
            String plain = text.substring(at, open < 0 ? text.length() : open);
            if (trim) plain = plain.stripLeading();
            if (open < 0) {
                if (!plain.isEmpty()) nodes.add(new Node.Text(plain));
                at = text.length();
                ended = "";
                return nodes;
            }
            int close = closing(open + 2);
            String action = text.substring(open + 2, close);
            at = close + 2;
            if (action.startsWith("- ")) {
                plain = plain.stripTrailing();
                action = action.substring(2);
            }
            trim = action.endsWith(" -");
            if (trim) action = action.substring(0, action.length() - 2);
            if (!plain.isEmpty()) nodes.add(new Node.Text(plain));
            action = action.strip();
            if (action.startsWith("/*")) continue;
            String word = firstWord(action);
            String rest = action.substring(word.length()).strip();
            switch (word) {
                case "end" -> {
                    ended = "end";
                    return nodes;
                }
                case "else" -> {
                    ended = "else";
                    elseAction = rest;
                    return nodes;
                }
                case "if" -> nodes.add(branch(rest));
                case "range" -> nodes.add(new Node.Range(pipeline(rest), body(), otherwise()));
                case "with" -> nodes.add(new Node.With(pipeline(rest), body(), otherwise()));
                default -> nodes.add(new Node.Action(pipeline(action)));
            }
        }
    }

    private Node branch(String condition) {
        Node.Pipeline pipeline = pipeline(condition);
        return new Node.If(pipeline, body(), otherwise());
    }

    private List<Node> body() {
        List<Node> body = nodes();
        if (ended.isEmpty()) throw wrong("unexpected EOF");
        return body;
    }

    private List<Node> otherwise() {
        if (!ended.equals("else")) return List.of();
        if (elseAction.startsWith("if ")) return List.of(branch(elseAction.substring(3)));
        List<Node> body = body();
        if (ended.equals("else")) throw wrong("expected end; found {{else}}");
        return body;
    }

    /** Returns where an action ends, passing over texts in quotes. */
    private int closing(int from) {
        char quote = '\0';
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != '\0') {
                if (c == '\\' && quote == '"') i++;
                else if (c == quote) quote = '\0';
            } else if (c == '"' || c == '`') {
                quote = c;
            } else if (text.startsWith("}}", i)) {
                return i;
            }
        }
        throw wrong("unclosed action");
    }

    private static String firstWord(String action) {
        int end = 0;
        while (end < action.length() && Character.isLetter(action.charAt(end))) end++;
        return action.substring(0, end);
    }

    private static Node.Pipeline pipeline(String source) {
        var words = new Words(source);
        Node.Pipeline pipeline = words.pipeline();
        words.expectEnd();
        return pipeline;
    }

    static UsageException wrong(String what) {
        return new UsageException("template parsing error: template: :1: " + what);
    }

    /** Reads the inside of one action. */
    private static final class Words {
        private final String source;
        private int at;

        Words(String source) {
            this.source = source;
        }

        Node.Pipeline pipeline() {
            var commands = new ArrayList<Node.Command>();
            while (true) {
                var operands = new ArrayList<Node.Operand>();
                while (true) {
                    while (at < source.length() && source.charAt(at) == ' ') at++;
                    if (at >= source.length() || source.charAt(at) == '|' || source.charAt(at) == ')') break;
                    operands.add(operand());
                }
                if (operands.isEmpty()) throw wrong("missing value for command");
                commands.add(new Node.Command(operands));
                if (at >= source.length() || source.charAt(at) != '|') return new Node.Pipeline(commands);
                at++;
            }
        }

        void expectEnd() {
            if (at < source.length()) throw wrong("unexpected right paren");
        }

        private Node.Operand operand() {
            char c = source.charAt(at);
            if (c == '.') return field();
            if (c == '"') return quoted();
            if (c == '`') return raw();
            if (c == '(') return group();
            int start = at;
            while (at < source.length() && " |)(".indexOf(source.charAt(at)) < 0) at++;
            String word = source.substring(start, at);
            if (Character.isDigit(c) || c == '-' && word.length() > 1) return new Node.Number(word);
            if (!Character.isLetter(c) && c != '_') throw wrong("unexpected \"" + word + "\" in operand");
            return new Node.Word(word);
        }

        private Node.Operand field() {
            var path = new ArrayList<String>();
            while (at < source.length() && source.charAt(at) == '.') {
                int start = ++at;
                while (at < source.length()
                        && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '_'))
                    at++;
                if (at > start) path.add(source.substring(start, at));
            }
            return new Node.Field(path);
        }

        private Node.Operand quoted() {
            var text = new StringBuilder();
            for (at++; at < source.length(); at++) {
                char c = source.charAt(at);
                if (c == '"') {
                    at++;
                    return new Node.Quoted(text.toString());
                }
                if (c == '\\' && at + 1 < source.length()) {
                    char escaped = source.charAt(++at);
                    text.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
                } else {
                    text.append(c);
                }
            }
            throw wrong("unterminated quoted string");
        }

        private Node.Operand raw() {
            int end = source.indexOf('`', at + 1);
            if (end < 0) throw wrong("unterminated raw quoted string");
            String text = source.substring(at + 1, end);
            at = end + 1;
            return new Node.Quoted(text);
        }

        private Node.Operand group() {
            at++;
            Node.Pipeline inner = pipeline();
            if (at >= source.length() || source.charAt(at) != ')') throw wrong("unclosed left paren");
            at++;
            return new Node.Group(inner);
        }
    }
}
