package commercegraph.router.differential;

import commercegraph.router.conformance.Json;
import commercegraph.router.differential.Truth.Thing;
import commercegraph.router.differential.World.Field;
import commercegraph.router.differential.World.Kind;
import commercegraph.router.differential.World.Pick;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What objects that set a context give to fields below them, by names that tell subgraph, context
/// and selection.
final class GivenValues {
    private final World world;
    private final Truth truth;

    /// What is selected from each context.
    private final Map<WorldContext, Map<String, FromContext>> selected = new LinkedHashMap<>();

    GivenValues(World world, Truth truth) {
        this.world = world;
        this.truth = truth;
        fields(world).forEach(this::select);
    }

    private static Stream<Field> fields(World world) {
        return Stream.concat(
                world.objects().values().stream().flatMap(it -> it.fields().stream()),
                world.abstracts().values().stream().flatMap(it -> it.extra().stream()));
    }

    private void select(Field field) {
        for (FromContext argument : field.given()) {
            for (WorldContext context : world.contexts()) {
                if (field.isIn(context.in()) && context.name().equals(argument.context())) {
                    selected.computeIfAbsent(context, _ -> new LinkedHashMap<>())
                            .put(name(argument, context.in()), argument);
                }
            }
        }
    }

    private static String name(FromContext argument, int subgraph) {
        return WorldSdl.subgraphName(subgraph)
                + " $"
                + argument.context()
                + " "
                + Pick.text(argument.selection());
    }

    boolean isGivenBy(String type) {
        return selected.keySet().stream().anyMatch(it -> it.isSetBy(type, world));
    }

    Map<String, @Nullable Object> by(Thing thing) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        selected.forEach(
                (context, arguments) -> {
                    if (context.isSetBy(thing.type(), world)) {
                        arguments.forEach(
                                (name, argument) ->
                                        values.put(
                                                name,
                                                selected(thing, argument.of(thing.type(), world))));
                    }
                });
        return values;
    }

    /// By argument: where its value is found.
    Map<String, @Nullable Object> to(Field field) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        int subgraph = field.in().iterator().next();
        field.given().forEach(it -> names.put(it.name(), name(it, subgraph)));
        return names;
    }

    private @Nullable Object selected(Thing thing, List<Pick> picks) {
        if (picks.isEmpty()) {
            return null;
        }
        Pick pick = picks.getFirst();
        Field field = world.field(thing.type(), pick.field()).orElseThrow();
        return selected(truth.value(thing, field), field, pick);
    }

    private @Nullable Object selected(@Nullable Object value, Field field, Pick pick) {
        if (value instanceof List<?> items) {
            List<@Nullable Object> all = new ArrayList<>();
            items.forEach(item -> all.add(selected(item, field, pick)));
            return all;
        }
        if (value instanceof Thing thing) {
            return selected(thing, pick.inside());
        }
        if (field.kind() instanceof Kind.Echo && value != null) {
            Map<String, Object> arguments = new LinkedHashMap<>(WorldSdl.DEFAULT_ARGUMENTS);
            pick.argument().ifPresent(it -> arguments.put("n", it));
            return Json.echo(String.valueOf(value), arguments);
        }
        return value;
    }
}
