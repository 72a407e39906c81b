package commercegraph.router.composition.print;

import commercegraph.router.composition.merge.Application;
import commercegraph.router.composition.merge.MergedField;
import commercegraph.router.composition.merge.MergedInput;
import commercegraph.router.composition.merge.MergedSchema;
import commercegraph.router.composition.merge.MergedType;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.federation.Literals;
import commercegraph.router.federation.OperationKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Prints a supergraph. Types stand in the order of their names, so that a change of one shows as a
/// change of one.
public final class SupergraphPrinter {
    private final StringBuilder sdl = new StringBuilder();

    private SupergraphPrinter() {}

    public static String print(MergedSchema schema) {
        SupergraphPrinter printer = new SupergraphPrinter();
        printer.schema(schema);
        printer.sdl.append(JoinDefinitions.TEXT);
        schema.definitions()
                .forEach(
                        definition ->
                                printer.sdl.append('\n').append(definition.strip()).append('\n'));
        printer.graphs(schema);
        List<MergedType> types = new ArrayList<>(schema.types().values());
        types.sort(Comparator.comparing(MergedType::name));
        types.forEach(printer::type);
        return printer.sdl.toString();
    }

    private void schema(MergedSchema schema) {
        description(schema.description(), "");
        sdl.append("schema");
        schema.links().forEach(link -> sdl.append("\n  ").append(link.text()));
        schema.schemaDirectives().forEach(directive -> sdl.append("\n  ").append(directive.text()));
        sdl.append("\n{\n");
        for (Map.Entry<OperationKind, String> root : schema.roots().entrySet()) {
            sdl.append("  ")
                    .append(root.getKey().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(root.getValue())
                    .append('\n');
        }
        sdl.append("}\n");
    }

    private void graphs(MergedSchema schema) {
        sdl.append("\nenum join__Graph {\n");
        for (SubgraphSchema subgraph : schema.subgraphs()) {
            sdl.append("  ")
                    .append(schema.graphs().get(subgraph.name()))
                    .append(" @join__graph(name: ")
                    .append(Literals.quoted(subgraph.name().value()))
                    .append(", url: ")
                    .append(Literals.quoted(subgraph.url()))
                    .append(")\n");
        }
        sdl.append("}\n");
    }

    private void type(MergedType type) {
        sdl.append('\n');
        description(type.description(), "");
        switch (type) {
            case MergedType.Composite composite -> composite(composite);
            case MergedType.Union union -> {
                head("union", union);
                sdl.append("\n = ").append(String.join(" | ", union.members())).append('\n');
            }
            case MergedType.Enumeration enumeration -> {
                head("enum", enumeration);
                sdl.append("\n{\n");
                enumeration
                        .values()
                        .forEach(
                                value -> {
                                    description(value.description(), "  ");
                                    sdl.append("  ").append(value.name());
                                    inline(value.joins());
                                    inline(value.directives());
                                    sdl.append('\n');
                                });
                sdl.append("}\n");
            }
            case MergedType.InputObject input -> {
                head("input", input);
                sdl.append("\n{\n");
                for (MergedInput field : input.fields().values()) {
                    description(field.description(), "  ");
                    sdl.append("  ").append(input(field)).append('\n');
                }
                sdl.append("}\n");
            }
            case MergedType.Scalar scalar -> {
                head("scalar", scalar);
                sdl.append('\n');
            }
        }
    }

    private void head(String keyword, MergedType type) {
        sdl.append(keyword).append(' ').append(type.name());
        onLines(type.joins());
        onLines(type.directives());
    }

    private void composite(MergedType.Composite type) {
        sdl.append(type.isInterface() ? "interface " : "type ").append(type.name());
        if (!type.interfaces().isEmpty()) {
            sdl.append(" implements ").append(String.join(" & ", type.interfaces()));
        }
        onLines(type.joins());
        onLines(type.directives());
        sdl.append("\n{\n");
        type.fields().values().forEach(this::field);
        sdl.append("}\n");
    }

    private void field(MergedField field) {
        description(field.description(), "  ");
        sdl.append("  ").append(field.name());
        arguments(field.arguments().values());
        sdl.append(": ").append(field.type());
        inline(field.joins());
        inline(field.directives());
        sdl.append('\n');
    }

    private void arguments(Collection<MergedInput> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        boolean described = arguments.stream().anyMatch(argument -> argument.description() != null);
        if (!described) {
            sdl.append(
                    arguments.stream()
                            .map(SupergraphPrinter::input)
                            .collect(Collectors.joining(", ", "(", ")")));
            return;
        }
        sdl.append("(\n");
        for (MergedInput argument : arguments) {
            description(argument.description(), "    ");
            sdl.append("    ").append(input(argument)).append('\n');
        }
        sdl.append("  )");
    }

    private static String input(MergedInput input) {
        StringBuilder text = new StringBuilder();
        text.append(input.name()).append(": ").append(input.type());
        if (input.defaultValue() != null) {
            text.append(" = ").append(Literals.text(input.defaultValue()));
        }
        input.joins().forEach(join -> text.append(' ').append(join.text()));
        input.directives().forEach(directive -> text.append(' ').append(directive.text()));
        return text.toString();
    }

    private void onLines(List<Application> applications) {
        applications.forEach(application -> sdl.append("\n  ").append(application.text()));
    }

    private void inline(List<Application> applications) {
        applications.forEach(application -> sdl.append(' ').append(application.text()));
    }

    /// As a block string where that says the same; a description that ends in a way that a block
    /// string cannot keep is quoted.
    private void description(@Nullable String description, String indent) {
        if (description == null) {
            return;
        }
        sdl.append(indent).append(BlockStrings.text(description, indent)).append('\n');
    }
}
