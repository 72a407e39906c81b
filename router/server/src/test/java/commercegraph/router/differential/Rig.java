package commercegraph.router.differential;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.conformance.FactsSubgraph;
import commercegraph.router.conformance.LocalRouter;
import commercegraph.router.conformance.Suite;
import commercegraph.router.plan.PlanText;
import commercegraph.router.plan.QueryPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A world at work: the router over its subgraphs, and its merged schema.
record Rig(World world, Suite suite, LocalRouter router, FactsSubgraph merged) {
    static final int OPERATIONS = 40;
    static final Map<String, @Nullable Object> VARIABLES = variables();

    private static Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("yes", true);
        variables.put("no", false);
        variables.put("n", 1);
        variables.put("representations", 3);
        variables.put("in", Map.of("a", 5, "b", List.of("S")));
        return variables;
    }

    /// Empty when the world does not compose.
    static Optional<Rig> of(World world) {
        return of(world, UnaryOperator.identity());
    }

    /// @param between what happens to a plan before it is executed
    static Optional<Rig> of(World world, UnaryOperator<QueryPlan> between) {
        WorldSdl sdl = new WorldSdl(world);
        Map<String, String> subgraphs = sdl.subgraphs();
        List<SubgraphSdl> inputs = new ArrayList<>();
        subgraphs.forEach((name, text) -> inputs.add(new SubgraphSdl(name, "", text)));
        CompositionResult result = Composer.create().compose(inputs);
        if (!(result instanceof CompositionResult.Composed composed)) {
            return Optional.empty();
        }
        WorldFacts facts = new WorldFacts(world);
        Suite suite =
                new Suite(
                        "seed-" + world.seed(),
                        subgraphs,
                        facts.subgraphs(),
                        Optional.empty(),
                        List.of());
        return Optional.of(
                new Rig(
                        world,
                        suite,
                        new LocalRouter(composed.supergraph(), suite, between),
                        new FactsSubgraph(sdl.merged(), facts.merged())));
    }

    /// Asks operations until one is answered wrong.
    Optional<Failure> ask(Coverage coverage) {
        Dice dice = new Dice(~world.seed());
        for (int i = 0; i < OPERATIONS; i++) {
            String operation = RandomOperation.over(merged.schema(), dice);
            Asked asked = ask(operation);
            if (asked.failure().isPresent()) {
                return asked.failure();
            }
            count(operation, asked, coverage);
        }
        return Optional.empty();
    }

    private void count(String operation, Asked asked, Coverage coverage) {
        asked.plan()
                .ifPresent(
                        plan -> {
                            Set<Feature> features =
                                    Features.of(world, merged.schema(), operation, VARIABLES);
                            features.addAll(PlanFeatures.of(plan, world));
                            if (asked.errors()) {
                                features.add(Feature.ERRORS);
                            }
                            coverage.add(features, PlanFeatures.depth(plan));
                        });
    }

    /// Empty when it is answered right, or is not valid.
    Optional<Failure> failure(String operation) {
        return RandomOperation.isValid(merged.schema(), operation)
                ? ask(operation).failure()
                : Optional.empty();
    }

    /// @param errors whether there should be some
    record Asked(Optional<QueryPlan> plan, boolean errors, Optional<Failure> failure) {}

    Asked ask(String operation) {
        return ask(operation, operation);
    }

    /// @param given the operation as the router gets it
    Asked ask(String operation, String given) {
        List<Map<String, Object>> expected = merged.answers(operation, VARIABLES);
        boolean errors = expected.stream().anyMatch(it -> it.containsKey("errors"));
        try {
            LocalRouter.Outcomes outcome = router.answers(given, VARIABLES);
            List<String> differences = Comparison.differences(expected, outcome.answers());
            String plan = outcome.plan().map(PlanText::of).orElse("no plan\n");
            return new Asked(
                    outcome.plan(),
                    errors,
                    differences.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Failure(this, operation, false, differences, plan)));
        } catch (RuntimeException e) {
            List<String> trace = new ArrayList<>(List.of(String.valueOf(e)));
            Stream.of(e.getStackTrace()).limit(10).forEach(it -> trace.add("\n  " + it));
            return new Asked(
                    Optional.empty(),
                    errors,
                    Optional.of(new Failure(this, operation, true, trace, "no plan\n")));
        }
    }
}
