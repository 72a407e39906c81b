package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.report.Findings;
import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.Applied;
import commercegraph.router.composition.subgraph.FieldNode;
import commercegraph.router.composition.subgraph.SubgraphSchema;
import commercegraph.router.composition.subgraph.TypeNode.Composite;
import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.SubgraphName;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Works out `@override(from:, label:)` of a field, and tells what is wrong with it. Federation
/// specification, "@override".
final class OverrideMerger {
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z][a-zA-Z0-9_\\-:./]*");
    private static final Pattern PERCENT =
            Pattern.compile("percent\\((\\d{1,2}(\\.\\d{1,8})?|100(\\.0{1,8})?)\\)");

    private final FieldSources sources;
    private final MergeContext context;
    private final Findings findings;
    private final Overrides overrides = new Overrides();

    private OverrideMerger(FieldSources sources, MergeContext context) {
        this.sources = sources;
        this.context = context;
        this.findings = context.findings();
    }

    static Overrides merge(FieldSources sources, MergeContext context) {
        OverrideMerger merger = new OverrideMerger(sources, context);
        for (Source<FieldNode> source : sources.present()) {
            source.node()
                    .first(FederationDirective.OVERRIDE)
                    .ifPresent(override -> merger.merge(source, override));
        }
        return merger.overrides;
    }

    private void merge(Source<FieldNode> to, Applied override) {
        Composite parent = to.subgraph().composite(sources.parent());
        if (parent != null && parent.isInterface()) {
            error(
                    ErrorCode.OVERRIDE_ON_INTERFACE,
                    "@override is not for fields of interfaces: \"%s\"",
                    override);
            return;
        }
        if (parent != null && SubgraphSchema.isInterfaceObject(parent)) {
            error(
                    ErrorCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
                    "@override is not for fields of interface objects: \"%s\"",
                    override);
            return;
        }
        String from = override.string("from").orElse("");
        if (context.subgraphs().stream().noneMatch(other -> other.name().value().equals(from))) {
            hint(
                    HintCode.FROM_SUBGRAPH_DOES_NOT_EXIST,
                    "\"%s\" overrides subgraph \"%s\", which does not exist"
                            .formatted(sources.coordinate(), from),
                    override);
        } else if (from.equals(to.subgraph().name().value())) {
            error(
                    ErrorCode.OVERRIDE_FROM_SELF_ERROR,
                    "\"%s\" overrides itself in its own subgraph",
                    override);
        } else {
            mergeFrom(from, to, override);
        }
    }

    private void mergeFrom(String from, Source<FieldNode> to, Applied override) {
        if (sources.abstracted().stream().anyMatch(source -> isIn(source, from))) {
            error(
                    ErrorCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
                    "\"%s\" overrides a subgraph that has it by an interface object only",
                    override);
            return;
        }
        Optional<Source<FieldNode>> origin =
                sources.present().stream().filter(source -> isIn(source, from)).findFirst();
        if (origin.isEmpty()) {
            hint(
                    HintCode.OVERRIDE_DIRECTIVE_CAN_BE_REMOVED,
                    "subgraph \"%s\" has no \"%s\" any more: @override can go"
                            .formatted(from, sources.coordinate()),
                    override);
        } else if (origin.get().node().has(FederationDirective.OVERRIDE)) {
            error(
                    ErrorCode.OVERRIDE_SOURCE_HAS_OVERRIDE,
                    "\"%s\" is overridden by the subgraph that it is taken from, too",
                    override);
        } else if (collides(origin.get(), to)) {
            error(
                    ErrorCode.OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE,
                    "\"%s\" cannot be overridden: it has @external here, or @requires or @provides where it comes from",
                    override);
        } else {
            take(origin.get(), to, override);
        }
    }

    private static boolean isIn(Source<FieldNode> source, String subgraph) {
        return source.subgraph().name().value().equals(subgraph);
    }

    private static boolean collides(Source<FieldNode> origin, Source<FieldNode> to) {
        return origin.node().has(FederationDirective.REQUIRES)
                || origin.node().has(FederationDirective.PROVIDES)
                || to.subgraph().facts().isExternal(to.node());
    }

    private void take(Source<FieldNode> origin, Source<FieldNode> to, Applied override) {
        SubgraphName from = origin.subgraph().name();
        Optional<String> label = override.string("label");
        if (origin.subgraph().facts().isExternal(origin.node())) {
            hint(
                    HintCode.OVERRIDE_DIRECTIVE_CAN_BE_REMOVED,
                    "\"%s\" is external in subgraph \"%s\": @override can go"
                            .formatted(sources.coordinate(), from),
                    override);
        } else {
            if (origin.subgraph().facts().isUsed(origin.node())) {
                overrides.addUsed(from);
            } else {
                overrides.addUnused(from);
            }
            if (label.isEmpty()) {
                hint(
                        HintCode.OVERRIDDEN_FIELD_CAN_BE_REMOVED,
                        "\"%s\" is overridden and can go from subgraph \"%s\""
                                .formatted(sources.coordinate(), from),
                        override);
            }
        }
        label.ifPresent(text -> label(text, from, to.subgraph().name(), override));
    }

    private void label(String label, SubgraphName from, SubgraphName to, Applied override) {
        if (LABEL.matcher(label).matches() || PERCENT.matcher(label).matches()) {
            overrides.addLabel(from, to, label);
            hint(
                    HintCode.OVERRIDE_MIGRATION_IN_PROGRESS,
                    "\"%s\" is on its way from subgraph \"%s\" to subgraph \"%s\""
                            .formatted(sources.coordinate(), from, to),
                    override);
        } else {
            error(
                    ErrorCode.OVERRIDE_LABEL_INVALID,
                    "the label of \"%s\" is neither a name nor percent(0 to 100)",
                    override);
        }
    }

    private void error(ErrorCode code, String message, Applied override) {
        findings.error(code, message.formatted(sources.coordinate()), override.place());
    }

    private void hint(HintCode code, String message, Applied override) {
        findings.hint(code, message, List.of(override.place()));
    }
}
