package commercegraph.router.federation;

import commercegraph.router.federation.FieldSet.Field;
import commercegraph.router.federation.FieldSet.Selection;
import commercegraph.router.federation.FieldSet.TypeCondition;
import commercegraph.router.federation.InvalidFieldSetException.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the scalar `FieldSet` of the Federation specification: a selection set, with or without
/// its outer braces. Pure; time and memory grow with the length of the text, and nesting is
/// bounded.
public final class FieldSetParser {
    /// Deeper than any key or requirement that makes sense, and far from the end of the stack.
    private static final int DEPTH_MAX = 200;

    private final FieldSetLexer lexer;
    private final boolean lenient;

    private FieldSetParser(String text, boolean lenient) {
        this.lexer = new FieldSetLexer(text);
        this.lenient = lenient;
    }

    /// @throws InvalidFieldSetException when the text is no field set, or has directives or aliases
    public static FieldSet parse(String text) {
        return new FieldSetParser(text, false).fieldSet();
    }

    /// Reads past directives and aliases: for whoever only asks which fields are meant.
    ///
    /// @throws InvalidFieldSetException when the text is no field set
    public static FieldSet parseLeniently(String text) {
        return new FieldSetParser(text, true).fieldSet();
    }

    private FieldSet fieldSet() {
        boolean braces = lexer.skip('{');
        List<Selection> selections = selections(0);
        if (braces) {
            lexer.expect('}');
        }
        if (!lexer.atEnd()) {
            throw lexer.unexpected();
        }
        return new FieldSet(selections);
    }

    /// One selection or more, up to a closing brace or the end.
    private List<Selection> selections(int depth) {
        if (depth > DEPTH_MAX) {
            throw lexer.invalid(
                    Problem.SYNTAX, "a field set is nested more than " + DEPTH_MAX + " deep");
        }
        List<Selection> selections = new ArrayList<>();
        do {
            if (lexer.skipSpread()) {
                selections.addAll(fragment(depth));
            } else {
                selections.add(field(depth));
            }
        } while (!lexer.atEnd() && !lexer.at('}'));
        return selections;
    }

    /// `... { id }` says no more than `id`.
    private List<Selection> fragment(int depth) {
        if (lexer.at('{') || lexer.at('@')) {
            return fragmentBody(depth);
        }
        if (!lexer.name().equals("on")) {
            throw lexer.invalid(Problem.SYNTAX, "a field set knows no named fragments");
        }
        String type = lexer.name();
        return List.of(new TypeCondition(type, fragmentBody(depth)));
    }

    private List<Selection> fragmentBody(int depth) {
        directives();
        lexer.expect('{');
        List<Selection> inner = selections(depth + 1);
        lexer.expect('}');
        return inner;
    }

    private Field field(int depth) {
        String name = lexer.name();
        if (lenient && lexer.skip(':')) {
            name = lexer.name();
        } else if (lexer.at(':')) {
            throw lexer.invalid(Problem.ALIAS, "a field set has no aliases, but \"" + name + ":\"");
        }
        List<Argument> arguments = lexer.skip('(') ? arguments() : List.of();
        directives();
        if (!lexer.skip('{')) {
            return new Field(name, arguments, List.of());
        }
        List<Selection> inner = selections(depth + 1);
        lexer.expect('}');
        return new Field(name, arguments, inner);
    }

    private void directives() {
        while (lexer.skip('@')) {
            String name = lexer.name();
            if (!lenient) {
                throw lexer.invalid(
                        Problem.DIRECTIVE, "a field set has no directives, but @" + name);
            }
            if (lexer.skip('(')) {
                arguments();
            }
        }
    }

    private List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        do {
            String name = lexer.name();
            lexer.expect(':');
            Set<String> variables = new HashSet<>();
            String value = value(variables, 0);
            arguments.add(new Argument(name, value, variables));
        } while (!lexer.skip(')'));
        return arguments;
    }

    private String value(Set<String> variables, int depth) {
        if (depth > DEPTH_MAX) {
            throw lexer.invalid(
                    Problem.SYNTAX, "a value is nested more than " + DEPTH_MAX + " deep");
        }
        if (lexer.skip('[')) {
            List<String> items = new ArrayList<>();
            while (!lexer.skip(']')) {
                items.add(value(variables, depth + 1));
            }
            return "[" + String.join(", ", items) + "]";
        }
        if (lexer.skip('{')) {
            List<String> fields = new ArrayList<>();
            while (!lexer.skip('}')) {
                String name = lexer.name();
                lexer.expect(':');
                fields.add(name + ": " + value(variables, depth + 1));
            }
            return "{" + String.join(", ", fields) + "}";
        }
        if (lexer.skip('$')) {
            String variable = lexer.name();
            variables.add(variable);
            return "$" + variable;
        }
        return lexer.scalar();
    }
}
