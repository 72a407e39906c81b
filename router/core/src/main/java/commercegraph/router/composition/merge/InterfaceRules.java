package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What interfaces with keys and interface objects ask of the subgraphs together. Federation
/// specification, "@interfaceObject".
final class InterfaceRules {
    private InterfaceRules() {}

    static void check(String name, List<Source<Composite>> sources, MergeContext context) {
        for (Source<Composite> source : sources) {
            if (source.node().isInterface()) {
                checkKey(name, source, context);
            } else {
                checkInterfaceObject(name, source, context);
            }
        }
    }

    /// Who answers for an interface by key has to know every implementation.
    private static void checkKey(String name, Source<Composite> source, MergeContext context) {
        Optional<Applied> key =
                source.node()
                        .applied(FederationDirective.KEY)
                        .filter(applied -> !applied.isFalse("resolvable"))
                        .findFirst();
        TreeSet<String> missing = new TreeSet<>(context.hierarchy().implementations(name));
        missing.removeAll(source.subgraph().possibleTypes(name));
        if (key.isPresent() && !missing.isEmpty()) {
            context.findings()
                    .error(
                            ErrorCode.INTERFACE_KEY_MISSING_IMPLEMENTATION_TYPE,
                            "interface \"%s\" has a resolvable @key in subgraph \"%s\", which does not know its implementations %s"
                                    .formatted(name, source.subgraph().name(), missing),
                            key.get().place());
        }
    }

    /// An interface object stands for all implementations, so that none of them can be there as
    /// well.
    private static void checkInterfaceObject(
            String name, Source<Composite> source, MergeContext context) {
        SubgraphSchema subgraph = source.subgraph();
        List<String> defined =
                context.hierarchy().implementations(name).stream()
                        .filter(implementation -> subgraph.type(implementation) != null)
                        .toList();
        if (!defined.isEmpty()) {
            context.findings()
                    .error(
                            ErrorCode.INTERFACE_OBJECT_USAGE_ERROR,
                            "\"%s\" is an interface object in subgraph \"%s\", which must not define its implementations %s"
                                    .formatted(name, subgraph.name(), defined),
                            source.node().place());
        }
    }
}
