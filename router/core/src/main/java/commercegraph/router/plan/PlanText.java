package commercegraph.router.plan;

import commercegraph.router.plan.Entities.Case;
import commercegraph.router.plan.Entities.RepresentationField;
import commercegraph.router.plan.PlanNode.BatchFetch;
import commercegraph.router.plan.PlanNode.ContextFetch;
import commercegraph.router.plan.PlanNode.Fetch;
import commercegraph.router.plan.PlanNode.Flatten;
import commercegraph.router.plan.PlanNode.Parallel;
import commercegraph.router.plan.PlanNode.Sequence;
import commercegraph.router.plan.PlanNode.Subscription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as text, for golden files and for people: node names as in Apollo's plans, one document a
/// line. The same plan gives the same text.
public final class PlanText {
    private static final String INDENT = "  ";

    private PlanText() {}

    public static String of(QueryPlan plan) {
        return block("QueryPlan", plan.root().map(PlanText::lines).orElse(List.of())).stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> lines(PlanNode node) {
        return switch (node) {
            case Fetch fetch -> block("Fetch(" + fetch.subgraph() + ")", fetchLines(fetch));
            case Flatten(var path, var inner) -> block("Flatten(" + path + ")", lines(inner));
            case BatchFetch batch ->
                    block("BatchFetch(" + batch.subgraph() + ")", batchLines(batch));
            case ContextFetch fetch ->
                    block("BatchFetch(" + fetch.subgraph() + ")", contextLines(fetch));
            case Sequence(var nodes) -> block("Sequence", allLines(nodes));
            case Parallel(var nodes) -> block("Parallel", allLines(nodes));
            case Subscription(var primary, var rest) ->
                    block(
                            "Subscription",
                            joined(
                                    block("Primary", lines(primary)),
                                    rest.map(it -> block("Rest", lines(it))).orElse(List.of())));
        };
    }

    private static List<String> fetchLines(Fetch fetch) {
        List<String> lines = new ArrayList<>();
        fetch.entities().ifPresent(entities -> lines.addAll(caseLines(entities)));
        lines.add(fetch.document());
        return lines;
    }

    private static List<String> batchLines(BatchFetch batch) {
        List<String> lines = new ArrayList<>();
        for (BatchFetch.Target target : batch.targets()) {
            lines.addAll(
                    block(
                            target(target.alias(), target.variable(), target.paths()),
                            caseLines(target.entities())));
        }
        lines.add(batch.document());
        return lines;
    }

    private static List<String> contextLines(ContextFetch fetch) {
        List<String> lines = new ArrayList<>();
        for (ContextFetch.Target target : fetch.targets()) {
            lines.addAll(
                    block(
                            target(target.alias(), target.variable(), target.paths()),
                            joined(
                                    caseLines(target.entities()),
                                    target.contextual().stream().map(PlanText::context).toList())));
        }
        lines.add(fetch.document());
        return lines;
    }

    private static String target(String alias, String variable, List<ResponsePath> paths) {
        return paths.stream()
                .map(ResponsePath::toString)
                .collect(Collectors.joining(", ", "%s $%s at ".formatted(alias, variable), ""));
    }

    private static String context(Contextual contextual) {
        return contextual.origins().stream()
                .map(
                        origin ->
                                "%d up%s {%s}"
                                        .formatted(
                                                origin.up(),
                                                origin.types().isEmpty()
                                                        ? ""
                                                        : " |" + names(origin.types()) + "|",
                                                fields(origin.value())))
                .collect(Collectors.joining(" or ", "$" + contextual.variable() + " <= ", ""));
    }

    private static List<String> caseLines(Entities entities) {
        return Stream.concat(
                        entities.apart() ? Stream.of("apart") : Stream.of(),
                        entities.cases().stream().map(PlanText::caseLine))
                .toList();
    }

    private static String caseLine(Case one) {
        String types = one.types().isEmpty() ? "any" : names(one.types());
        return "%s => %s {%s}"
                .formatted(types, one.typename().orElse("__typename"), fields(one.fields()));
    }

    private static String fields(List<RepresentationField> fields) {
        return fields.stream().map(PlanText::field).collect(Collectors.joining(" "));
    }

    private static String field(RepresentationField field) {
        return (field.types().isEmpty() ? "" : "|" + names(field.types()) + "|")
                + field.name()
                + (field.key() ? "" : "?")
                + (field.storageKey().equals(field.name()) ? "" : "=" + field.storageKey())
                + (field.fields().isEmpty() ? "" : "{" + fields(field.fields()) + "}");
    }

    private static String names(Collection<String> names) {
        return names.stream().sorted().collect(Collectors.joining(","));
    }

    private static List<String> allLines(List<PlanNode> nodes) {
        return nodes.stream().flatMap(node -> lines(node).stream()).toList();
    }

    private static List<String> block(String head, List<String> inner) {
        List<String> lines = new ArrayList<>();
        lines.add(head + " {");
        inner.forEach(line -> lines.add(INDENT + line));
        lines.add("}");
        return lines;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
