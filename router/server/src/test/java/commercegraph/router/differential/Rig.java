package commercegraph.router.differential;

import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.conformance.FactsSubgraph;
import commercegraph.router.conformance.LocalRouter;
import commercegraph.router.conformance.Suite;
import commercegraph.router.plan.PlanText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        variables.put("in", Map.of("a", 5, "b", List.of("S")));
        return variables;
    }

    /// Empty when the world does not compose.
    static Optional<Rig> of(World world) {
        WorldSdl sdl = new WorldSdl(world);
        Map<String, String> subgraphs = sdl.subgraphs();
        List<SubgraphSdl> inputs = new ArrayList<>();
        subgraphs.forEach((name, text) -> inputs.add(new SubgraphSdl(name, "", text)));
        CompositionResult result = Composer.create().compose(inputs);
        if (!(result instanceof CompositionResult.Composed composed)) {
            if (Boolean.getBoolean("differential.refused")) {
                System.out.println(
                        world.seed()
                                + " "
                                + ((CompositionResult.Failed) result).errors().getFirst());
            }
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
                        new LocalRouter(composed.supergraph(), suite),
                        new FactsSubgraph(sdl.merged(), facts.merged())));
    }

    Optional<Failure> failure(long seed) {
        Dice dice = new Dice(~seed);
        for (int i = 0; i < OPERATIONS; i++) {
            Optional<Failure> failure = failure(RandomOperation.over(merged.schema(), dice));
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    Optional<Failure> failureIfValid(String operation) {
        return RandomOperation.isValid(merged.schema(), operation)
                ? failure(operation)
                : Optional.empty();
    }

    Optional<Failure> failure(String operation) {
        Map<String, Object> expected = merged.answer(operation, VARIABLES);
        LocalRouter.Outcome outcome;
        try {
            outcome = router.answer(operation, VARIABLES);
        } catch (RuntimeException e) {
            List<String> trace = new ArrayList<>(List.of(String.valueOf(e)));
            for (int i = 0; i < Math.min(10, e.getStackTrace().length); i++) {
                trace.add("\n  " + e.getStackTrace()[i]);
            }
            return Optional.of(new Failure(this, operation, true, trace, "no plan\n"));
        }
        List<String> differences = Comparison.differences(expected, outcome.answer());
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Failure(
                                this,
                                operation,
                                false,
                                differences,
                                outcome.plan().map(PlanText::of).orElse("no plan\n")));
    }
}
