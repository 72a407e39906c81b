package commercegraph.router.plan;

import commercegraph.router.federation.OperationKind;
import commercegraph.router.federation.SubgraphName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One step of a query plan. A plan is plain data: it can be printed, compared and cached.
public sealed interface PlanNode {
    /// Asks one subgraph.
    ///
    /// Without `entities` it is an operation on a root type: its `data` is merged into the root of
    /// the answer, or, inside a [Flatten], into each object at the path (a field that returns the
    /// root type again). With them it asks `_entities`: one list of representations in variable
    /// `representations`, whose i-th answer is merged into the objects that the i-th representation
    /// was made of. Equal representations are sent once.
    ///
    /// @param document in GraphQL syntax on one line; an anonymous operation that declares the
    ///     variables it uses
    /// @param variables the client's variables that the document uses, by name
    record Fetch(
            SubgraphName subgraph,
            OperationKind kind,
            String document,
            Set<String> variables,
            Optional<Entities> entities)
            implements PlanNode {
        public Fetch {
            variables = Set.copyOf(variables);
        }
    }

    /// The node works on each object at the path, instead of on the root.
    record Flatten(ResponsePath path, PlanNode node) implements PlanNode {}

    /// Asks one subgraph for entities at several paths in one request. The document has one aliased
    /// `_entities` field for each target.
    record BatchFetch(
            SubgraphName subgraph, String document, Set<String> variables, List<Target> targets)
            implements PlanNode {
        public BatchFetch {
            variables = Set.copyOf(variables);
            targets = List.copyOf(targets);
        }

        /// @param alias the response key of the `_entities` field, for example `_e0`
        /// @param variable the variable of its representations, without `$`, for example
        ///     `representations0`
        /// @param paths where the objects lie; several when the same selection is wanted at several
        ///     places
        public record Target(
                String alias, String variable, List<ResponsePath> paths, Entities entities) {
            public Target {
                paths = List.copyOf(paths);
            }
        }
    }

    /// Asks one subgraph for entities some of whose fields have arguments that each object takes
    /// from what it lies in. Objects with equal values are asked for together: the request has one
    /// `_entities` field for each target and each set of values. An object whose values cannot be
    /// had is not asked for.
    ///
    /// @param variables the client's variables that the document uses, by name
    /// @param declared the same, as they are declared
    record ContextFetch(
            SubgraphName subgraph,
            Set<String> variables,
            List<String> declared,
            List<Target> targets)
            implements PlanNode {
        public ContextFetch {
            variables = Set.copyOf(variables);
            declared = List.copyOf(declared);
            targets = List.copyOf(targets);
        }

        /// Alias, variable and paths are those of a [BatchFetch.Target].
        ///
        /// @param selections the selection set of the entities, cut where a contextual variable
        ///     stands: with the `$names` of `cuts` between the pieces it is whole
        /// @param cuts numbers of variables in `contextual`
        /// @param variables the client's variables that the selections use
        /// @param contextual none where the target's objects need nothing from above
        public record Target(
                String alias,
                String variable,
                List<ResponsePath> paths,
                Entities entities,
                List<String> selections,
                List<Integer> cuts,
                Set<String> variables,
                List<Contextual> contextual) {
            public Target {
                paths = List.copyOf(paths);
                selections = List.copyOf(selections);
                cuts = List.copyOf(cuts);
                variables = Set.copyOf(variables);
                contextual = List.copyOf(contextual);
            }
        }

        /// What is sent when each target has one set of values.
        public String document() {
            ContextDocument document = new ContextDocument(declared);
            targets.forEach(target -> document.add(target, ""));
            return document.text();
        }
    }

    /// One after the other.
    record Sequence(List<PlanNode> nodes) implements PlanNode {
        public Sequence {
            nodes = List.copyOf(nodes);
        }
    }

    /// All at once. No node reads what another of them writes.
    record Parallel(List<PlanNode> nodes) implements PlanNode {
        public Parallel {
            nodes = List.copyOf(nodes);
        }
    }

    /// A subscription: `primary` is the fetch that is subscribed to, `rest` runs for each event.
    record Subscription(Fetch primary, Optional<PlanNode> rest) implements PlanNode {}
}
