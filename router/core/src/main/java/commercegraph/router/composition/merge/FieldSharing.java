package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.ErrorCode;
import commercegraph.router.composition.subgraph.FieldNode;
import java.util.ArrayList;
import java.util.List;

/// A field that several subgraphs resolve is shareable in all of them. Federation specification,
/// "@shareable".
final class FieldSharing {
    private FieldSharing() {}

    static void check(FieldSources sources, Overrides overrides, MergeContext context) {
        List<Source<FieldNode>> resolving = new ArrayList<>();
        for (Source<FieldNode> source : sources.present()) {
            if (!overrides.isOverridden(source.subgraph().name())) {
                resolving.add(source);
            }
        }
        resolving.addAll(sources.abstracted());
        resolving.removeIf(source -> source.subgraph().facts().isFullyExternal(source.node()));
        List<Source<FieldNode>> notShareable =
                resolving.stream()
                        .filter(source -> !source.subgraph().facts().isShareable(source.node()))
                        .toList();
        if (!notShareable.isEmpty() && resolving.size() > 1) {
            context.findings()
                    .error(
                            ErrorCode.INVALID_FIELD_SHARING,
                            "\"%s\" is resolved by %s, and is not shareable in %s"
                                    .formatted(
                                            sources.coordinate(),
                                            Source.names(resolving),
                                            Source.names(notShareable)),
                            Source.places(resolving));
        }
    }
}
