package commercegraph.router.differential;

import commercegraph.router.plan.Entities;
import commercegraph.router.plan.PlanNode;
import commercegraph.router.plan.QueryPlan;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a plan shows of the features: by which keys it enters subgraphs, and how far it goes.
final class PlanFeatures {
    private PlanFeatures() {}

    /// How many fetches run one after the other.
    static int depth(QueryPlan plan) {
        return plan.root().map(PlanFeatures::depth).orElse(0);
    }

    private static int depth(PlanNode node) {
        return switch (node) {
            case PlanNode.Flatten(_, var inner) -> depth(inner);
            case PlanNode.Sequence(var nodes) -> nodes.stream().mapToInt(PlanFeatures::depth).sum();
            case PlanNode.Parallel(var nodes) ->
                    nodes.stream().mapToInt(PlanFeatures::depth).max().orElse(0);
            case PlanNode.Subscription(_, var rest) -> 1 + rest.map(PlanFeatures::depth).orElse(0);
            default -> 1;
        };
    }

    static Set<Feature> of(QueryPlan plan, World world) {
        Set<Feature> found = EnumSet.noneOf(Feature.class);
        Map<String, Set<Set<String>>> keysByType = new HashMap<>();
        plan.root().stream()
                .flatMap(PlanFeatures::entities)
                .flatMap(entities -> entities.cases().stream())
                .forEach(one -> add(one, world, keysByType, found));
        if (keysByType.values().stream().anyMatch(keys -> keys.size() > 1)) {
            found.add(Feature.KEYS_BY_KEYS);
        }
        return found;
    }

    private static void add(
            Entities.Case one,
            World world,
            Map<String, Set<Set<String>>> keysByType,
            Set<Feature> found) {
        Set<String> key =
                one.fields().stream()
                        .filter(Entities.RepresentationField::key)
                        .map(Entities.RepresentationField::name)
                        .filter(name -> !name.equals("__typename"))
                        .collect(Collectors.toCollection(TreeSet::new));
        String type = one.typename().orElse(String.valueOf(one.types()));
        if (world.abstracts().containsKey(type)) {
            found.add(Feature.INTERFACE_OBJECT_HOP);
        }
        keysByType.computeIfAbsent(type, _ -> new HashSet<>()).add(key);
        if (key.contains("owner")) {
            found.add(Feature.ENTITY_IN_KEY);
        }
        if (key.contains("place")) {
            found.add(Feature.NESTED_KEY);
        }
        if (key.size() > 1) {
            found.add(Feature.COMPOUND_KEY);
        } else if (key.contains("id")) {
            found.add(Feature.SIMPLE_KEY);
        } else {
            found.add(Feature.OTHER_KEY);
        }
    }

    private static Stream<Entities> entities(PlanNode node) {
        return switch (node) {
            case PlanNode.Fetch fetch -> fetch.entities().stream();
            case PlanNode.BatchFetch batch ->
                    batch.targets().stream().map(PlanNode.BatchFetch.Target::entities);
            case PlanNode.Flatten(_, var inner) -> entities(inner);
            case PlanNode.Subscription(_, var rest) ->
                    rest.stream().flatMap(PlanFeatures::entities);
            case PlanNode.Sequence(var nodes) -> entities(nodes);
            case PlanNode.Parallel(var nodes) -> entities(nodes);
            default -> Stream.empty();
        };
    }

    private static Stream<Entities> entities(List<PlanNode> nodes) {
        return nodes.stream().flatMap(PlanFeatures::entities);
    }
}
