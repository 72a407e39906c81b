package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Key;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.ObjectType;
import commercegraph.router.differential.World.Pick;
import commercegraph.router.differential.World.Role;
import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.parser.Parser;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The features that an operation runs into, by the fields that it asks for.
final class Features {
    private final World world;
    private final Set<Integer> federationOne;
    private final Set<Feature> found = EnumSet.noneOf(Feature.class);
    private final Map<String, Map<String, String>> typesByKey = new HashMap<>();

    private Features(World world) {
        this.world = world;
        this.federationOne = new WorldSdl(world).federationOne();
    }

    static Set<Feature> of(
            World world,
            GraphQLSchema schema,
            String operation,
            Map<String, @Nullable Object> variables) {
        Features features = new Features(world);
        features.text(operation);
        QueryTraverser.newQueryTraverser()
                .schema(schema)
                .document(Parser.parse(operation))
                .variables(variables)
                .build()
                .visitPreOrder(
                        new QueryVisitorStub() {
                            @Override
                            public void visitField(QueryVisitorFieldEnvironment environment) {
                                features.visit(environment);
                            }
                        });
        return features.found;
    }

    private void text(String operation) {
        add(Feature.MUTATION, operation.startsWith("mutation"));
        add(Feature.SUBSCRIPTION, operation.startsWith("subscription"));
        add(Feature.NAMED_FRAGMENT, operation.contains(" fragment "));
        add(
                Feature.SKIP_AND_INCLUDE,
                operation.contains("@skip") || operation.contains("@include"));
        add(Feature.INTROSPECTION, operation.contains("__schema") || operation.contains("__type("));
    }

    private void add(Feature feature, boolean has) {
        if (has) {
            found.add(feature);
        }
    }

    private void visit(QueryVisitorFieldEnvironment environment) {
        String name = environment.getField().getName();
        if (name.startsWith("__")) {
            add(Feature.TYPENAME, name.equals("__typename"));
            return;
        }
        if (((GraphQLNamedType) environment.getFieldsContainer()).getName().startsWith("__")) {
            return;
        }
        add(Feature.ALIAS, environment.getField().getAlias() != null);
        add(Feature.ARGUMENTS, !environment.getField().getArguments().isEmpty());
        String parent = ((GraphQLNamedType) environment.getFieldsContainer()).getName();
        mismatch(environment, parent, name);
        Abstract type = world.abstracts().get(parent);
        if (type != null) {
            world.field(parent, name).ifPresent(field -> narrower(type, field));
        }
        Set<String> types = type == null ? Set.of(parent) : type.members();
        for (String one : types) {
            world.field(one, name).ifPresent(field -> field(one, field));
        }
        world.field(parent, name)
                .filter(it -> !it.given().isEmpty())
                .ifPresent(it -> ContextFeatures.add(world, it, environment, found));
    }

    /// A field of an interface which a member has of a type of its own.
    private void narrower(Abstract type, Field field) {
        add(
                Feature.NARROWER_FIELD,
                type.members().stream()
                        .flatMap(it -> world.object(it).field(field.name()).stream())
                        .anyMatch(it -> !it.kind().equals(field.kind())));
    }

    /// One response key for different types of objects, with values of different types.
    private void mismatch(QueryVisitorFieldEnvironment environment, String parent, String name) {
        QueryVisitorFieldEnvironment above = environment.getParentEnvironment();
        String place =
                above == null ? "" : String.valueOf(System.identityHashCode(above.getField()));
        world.field(parent, name)
                .ifPresent(
                        field -> {
                            String type = field.kind() + " " + field.lists() + field.nonNull();
                            String known =
                                    typesByKey
                                            .computeIfAbsent(place, _ -> new HashMap<>())
                                            .putIfAbsent(name, type);
                            add(Feature.TYPE_MISMATCH, known != null && !known.equals(type));
                        });
    }

    private void field(String type, Field field) {
        ObjectType object = world.object(type);
        boolean shared = field.in().size() > 1;
        add(Feature.SHAREABLE, shared);
        add(Feature.SHARED_ROOT, shared && object.role() == Role.ROOT);
        add(Feature.SHARED_VALUE, object.role() == Role.VALUE);
        add(Feature.OVERRIDE, field.overridden().isPresent());
        add(Feature.PROGRESSIVE_OVERRIDE, field.is(World.Mark.LABELLED));
        add(
                Feature.ENUM,
                field.kind() instanceof Kind.Leaf(var leaf) && leaf.equals(WorldSdl.ENUM));
        add(
                Feature.CUSTOM_SCALAR,
                field.kind() instanceof Kind.Leaf(var leaf) && leaf.equals(WorldSdl.BLOB));
        add(Feature.NON_NULL, field.kind() instanceof Kind.To && field.nonNull());
        add(Feature.LISTS_OF_LISTS, field.lists() > 1);
        add(
                Feature.NULL_KEY,
                object.codeIsNullable()
                        && field.in().stream().anyMatch(it -> hasOnlyCode(object, it)));
        add(Feature.UNKNOWN_ENTITY, field.in().stream().anyMatch(object.forgetful()::contains));
        for (int i = 0; i < world.subgraphs(); i++) {
            add(
                    Feature.EXTERNAL,
                    world.external(i).getOrDefault(type, Set.of()).contains(field.name()));
        }
        add(Feature.FEDERATION_ONE, field.in().stream().anyMatch(federationOne::contains));
        requires(type, field);
        provides(field);
        if (field.kind() instanceof Kind.To(var target)) {
            target(field, target);
        }
        extra(type, field);
    }

    private static boolean hasOnlyCode(ObjectType type, int subgraph) {
        List<Key> keys = type.keys().getOrDefault(subgraph, List.of());
        return !keys.isEmpty() && keys.stream().allMatch(it -> it.text().equals("code"));
    }

    private void extra(String type, Field field) {
        for (Abstract one : world.abstracts().values()) {
            if (one.members().contains(type) && one.extra().contains(field)) {
                found.add(Feature.INTERFACE_OBJECT);
                add(Feature.INTERFACE_OBJECT_REFERENCE, field.kind() instanceof Kind.To);
                add(Feature.INTERFACE_OBJECT_REQUIRES, !field.requires().isEmpty());
            }
        }
    }

    private void target(Field field, String target) {
        Abstract type = world.abstracts().get(target);
        if (type != null) {
            add(
                    Feature.UNION_OF_VALUES,
                    type.members().stream().anyMatch(it -> world.object(it).role() == Role.VALUE));
            boolean differs = new HashSet<>(type.in().values()).size() > 1;
            add(type.union() ? Feature.UNION : Feature.INTERFACE, true);
            add(type.union() ? Feature.UNION_DIFFERS : Feature.INTERFACE_DIFFERS, differs);
        } else {
            ObjectType object = world.object(target);
            for (int subgraph : field.in()) {
                add(
                        Feature.UNRESOLVABLE_KEY,
                        object.keys().getOrDefault(subgraph, List.of()).stream()
                                .anyMatch(it -> !it.resolvable()));
            }
        }
    }

    private void requires(String type, Field field) {
        add(Feature.REQUIRES, !field.requires().isEmpty());
        for (Pick pick : field.requires()) {
            required(type, pick, true);
        }
    }

    private void required(String type, Pick pick, boolean top) {
        Field field =
                world.field(pick.on().isEmpty() ? type : pick.on(), pick.field()).orElseThrow();
        add(Feature.NESTED_REQUIRES, !top);
        add(Feature.REQUIRES_WITH_ARGUMENT, pick.argument().isPresent());
        add(Feature.REQUIRES_ON_ABSTRACT, !pick.on().isEmpty());
        add(Feature.REQUIRES_CHAIN, !field.requires().isEmpty());
        add(Feature.INACCESSIBLE, field.is(World.Mark.HIDDEN));
        if (field.kind() instanceof Kind.To(var target)) {
            pick.inside().forEach(it -> required(target, it, false));
        }
    }

    private void provides(Field field) {
        add(Feature.PROVIDES, !field.provides().isEmpty());
        add(
                Feature.NESTED_PROVIDES,
                field.provides().stream().anyMatch(it -> !it.inside().isEmpty()));
        add(
                Feature.PROVIDES_ON_ABSTRACT,
                field.provides().stream().anyMatch(it -> !it.on().isEmpty()));
    }
}
