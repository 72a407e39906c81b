package commercegraph.router.differential;

import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Pick;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.schema.GraphQLNamedType;
import java.util.Set;

/// The features that an operation runs into by a field that takes arguments from above.
final class ContextFeatures {
    private ContextFeatures() {}

    static void add(
            World world,
            Field field,
            QueryVisitorFieldEnvironment environment,
            Set<Feature> found) {
        found.add(Feature.CONTEXT);
        add(Feature.CONTEXTS_OF_ONE_FIELD, field.given().size() > 1, found);
        add(Feature.CONTEXT_AND_REQUIRES, !field.requires().isEmpty(), found);
        for (FromContext argument : field.given()) {
            add(Feature.CONTEXT_OF_LIST, argument.type().startsWith("["), found);
            for (Pick pick : argument.selection()) {
                add(Feature.CONTEXT_WITH_CONDITIONS, !pick.on().isEmpty(), found);
                add(Feature.CONTEXT_FROM_BELOW, !pick.inside().isEmpty(), found);
            }
            for (WorldContext context : world.contexts()) {
                if (field.isIn(context.in()) && context.name().equals(argument.context())) {
                    add(world, context, argument, environment, found);
                }
            }
        }
    }

    private static void add(
            World world,
            WorldContext context,
            FromContext argument,
            QueryVisitorFieldEnvironment environment,
            Set<Feature> found) {
        for (String type : context.types()) {
            add(Feature.CONTEXT_OF_ABSTRACT, world.abstracts().containsKey(type), found);
            for (Pick pick : argument.of(type, world)) {
                String on = pick.on().isEmpty() ? type : pick.on();
                boolean another =
                        world.field(on, pick.field())
                                .filter(it -> !it.isIn(context.in()))
                                .isPresent();
                add(Feature.CONTEXT_FROM_ANOTHER, another, found);
            }
        }
        add(Feature.CONTEXT_OF_NEAREST, setters(world, context, environment) > 1, found);
    }

    /// How many objects above set the context.
    private static int setters(
            World world, WorldContext context, QueryVisitorFieldEnvironment environment) {
        int setters = 0;
        QueryVisitorFieldEnvironment above = environment.getParentEnvironment();
        while (above != null) {
            String type = ((GraphQLNamedType) above.getFieldsContainer()).getName();
            setters += context.isSetBy(type, world) ? 1 : 0;
            above = above.getParentEnvironment();
        }
        return setters;
    }

    private static void add(Feature feature, boolean has, Set<Feature> found) {
        if (has) {
            found.add(feature);
        }
    }
}
