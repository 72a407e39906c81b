package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.subgraph.TypeNode.Composite;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.EnumValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Before: `@key(fields: ["id", "sku"])`, `@key(fields: id)`. After: `@key(fields: "id sku")`,
/// `@key(fields: "id")`.
final class FieldArguments implements FederationOneUpgrade.Rewriting {
    @Override
    public List<Applied> type(Composite type) {
        return FederationOneUpgrade.mapped(type.directives(), FieldArguments::written);
    }

    @Override
    public List<Applied> field(Composite parent, FieldNode field) {
        return FederationOneUpgrade.mapped(field.directives(), FieldArguments::written);
    }

    private static Applied written(Applied applied) {
        return applied.federation() == null
                ? applied
                : applied.argument("fields")
                        .flatMap(FieldArguments::text)
                        .map(text -> withFields(asDefinition(applied), text))
                        .orElse(applied);
    }

    private static Applied asDefinition(Applied applied) {
        return new Applied(
                applied.federation(), applied.node(), applied.part(), false, applied.place());
    }

    /// Empty for what is a string, or cannot be meant as one.
    private static Optional<String> text(Value<?> value) {
        return switch (value) {
            case EnumValue constant -> Optional.of(constant.getName());
            case ArrayValue list ->
                    list.getValues().stream().allMatch(StringValue.class::isInstance)
                            ? Optional.of(
                                    list.getValues().stream()
                                            .map(item -> ((StringValue) item).getValue())
                                            .collect(Collectors.joining(" ")))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }

    static Applied withFields(Applied applied, String fields) {
        List<Argument> arguments =
                applied.node().getArguments().stream()
                        .map(
                                argument ->
                                        argument.getName().equals("fields")
                                                ? argument.transform(
                                                        builder ->
                                                                builder.value(
                                                                        new StringValue(fields)))
                                                : argument)
                        .toList();
        Directive node = applied.node().transform(builder -> builder.arguments(arguments));
        return new Applied(
                applied.federation(), node, applied.part(), applied.extension(), applied.place());
    }
}
