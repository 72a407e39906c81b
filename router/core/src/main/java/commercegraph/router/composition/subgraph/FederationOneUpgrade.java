package commercegraph.router.composition.subgraph;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Writes Federation 1 subgraphs as Federation 2. There `@external` was asked for where it means
/// nothing and tolerated where it makes no sense, and every field could be shared; here both are
/// said as they are meant. Federation 2 subgraphs stay as they are.
public final class FederationOneUpgrade {
    /// What a pass looks at besides the schema that it rewrites: the subgraphs as they came.
    private record Others(SubgraphSchema original, List<SubgraphSchema> others) {}

    /// Externals go before what they make inactive, what is inactive before what is unused.
    private static final List<BiFunction<SubgraphSchema, Others, SubgraphSchema>> PASSES =
            List.of(
                    (schema, _) -> rewrite(schema, new FieldArguments()),
                    (schema, _) -> rewrite(schema, new MeaninglessExternals()),
                    (schema, others) -> rewrite(schema, new ExternalKeys(schema, others.others())),
                    (schema, _) -> rewrite(schema, new InactiveFieldSets(schema)),
                    (schema, _) -> rewrite(schema, new FieldSetsOnInterfaces(schema)),
                    (schema, _) -> UnusedExternals.remove(schema),
                    (schema, others) ->
                            rewrite(
                                    schema,
                                    new ImpliedShareable(others.original(), others.others())),
                    (schema, others) -> rewrite(schema, new TagsOnExternals(others.others())));

    private FederationOneUpgrade() {}

    /// @return the schemas without those that cannot be rewritten, of which the findings tell
    public static List<SubgraphSchema> apply(List<SubgraphSchema> schemas, Findings findings) {
        refuseInterfaceObjects(schemas, findings);
        List<SubgraphSchema> upgraded = new ArrayList<>();
        for (SubgraphSchema schema : schemas) {
            if (schema.links().isFederationTwo()) {
                upgraded.add(schema);
                continue;
            }
            Findings own = new Findings();
            SubgraphSchema rewritten = upgrade(schema, schemas);
            tellBaseless(schema, schemas, own);
            tellEmptied(schema, rewritten, own);
            if (!own.hasErrors()) {
                upgraded.add(rewritten);
            }
            findings.addAll(own.errors());
        }
        return upgraded;
    }

    private static SubgraphSchema upgrade(SubgraphSchema original, List<SubgraphSchema> schemas) {
        Others others =
                new Others(original, schemas.stream().filter(other -> other != original).toList());
        SubgraphSchema schema = original;
        for (BiFunction<SubgraphSchema, Others, SubgraphSchema> pass : PASSES) {
            schema = pass.apply(schema, others);
        }
        return schema;
    }

    /// One rewriting of the directives at types and fields.
    interface Rewriting {
        default List<Applied> type(Composite type) {
            return type.directives();
        }

        default List<Applied> field(Composite parent, FieldNode field) {
            return field.directives();
        }
    }

    private static SubgraphSchema rewrite(SubgraphSchema schema, Rewriting rewriting) {
        Map<String, TypeNode> types = new LinkedHashMap<>();
        for (TypeNode type : schema.types().values()) {
            types.put(
                    type.name(),
                    type instanceof Composite composite ? rewrite(composite, rewriting) : type);
        }
        return schema.with(types);
    }

    private static Composite rewrite(Composite type, Rewriting rewriting) {
        Map<String, FieldNode> fields = new LinkedHashMap<>();
        type.fields()
                .forEach(
                        (name, field) ->
                                fields.put(name, field.with(rewriting.field(type, field))));
        return type.with(fields, rewriting.type(type));
    }

    static List<Applied> without(List<Applied> directives, FederationDirective removed) {
        return directives.stream().filter(applied -> applied.federation() != removed).toList();
    }

    static List<Applied> mapped(List<Applied> directives, UnaryOperator<Applied> change) {
        return directives.stream().map(change).toList();
    }

    /// An interface object needs a subgraph that tells of which type an object is. A `@key` of an
    /// interface said nothing in Federation 1.
    private static void refuseInterfaceObjects(List<SubgraphSchema> schemas, Findings findings) {
        Set<String> keyed = new HashSet<>();
        schemas.stream()
                .filter(schema -> !schema.links().isFederationTwo())
                .flatMap(SubgraphSchema::interfaces)
                .filter(type -> type.has(FederationDirective.KEY))
                .forEach(type -> keyed.add(type.name()));
        for (SubgraphSchema schema : schemas) {
            schema.objects()
                    .filter(SubgraphSchema::isInterfaceObject)
                    .filter(type -> keyed.contains(type.name()))
                    .forEach(
                            type ->
                                    findings.error(
                                            ErrorCode.INTERFACE_OBJECT_USAGE_ERROR,
                                            "interface object \"%s\" cannot be composed with a Federation 1 subgraph that has a @key on the interface"
                                                    .formatted(type.name()),
                                            type.place()));
        }
    }

    /// Somebody else defines what a subgraph extends.
    private static void tellBaseless(
            SubgraphSchema schema, List<SubgraphSchema> schemas, Findings findings) {
        schema.composites()
                .filter(type -> !type.origin().defined() && !schema.isRoot(type.name()))
                .filter(
                        type ->
                                schemas.stream()
                                        .filter(other -> other != schema)
                                        .flatMap(
                                                other -> Stream.ofNullable(other.type(type.name())))
                                        .noneMatch(other -> other.origin().defined()))
                .forEach(
                        type ->
                                findings.error(
                                        ErrorCode.EXTENSION_WITH_NO_BASE,
                                        "type \"%s\" is extended, but no subgraph defines it"
                                                .formatted(type.name()),
                                        type.place()));
    }

    /// Types of which nothing but unused externals was there are removed where nobody refers to
    /// them; else they are told.
    private static void tellEmptied(
            SubgraphSchema original, SubgraphSchema rewritten, Findings findings) {
        rewritten
                .composites()
                .filter(type -> type.fields().isEmpty() && !type.name().equals("Query"))
                .filter(
                        type ->
                                original.composite(type.name()) instanceof Composite before
                                        && !before.fields().isEmpty())
                .forEach(
                        type ->
                                findings.error(
                                        ErrorCode.TYPE_WITH_ONLY_UNUSED_EXTERNAL,
                                        "all fields of \"%s\" are external and unused"
                                                .formatted(type.name()),
                                        type.place()));
    }
}
