package commercegraph.router.composition.merge;

import commercegraph.router.composition.report.HintCode;
import commercegraph.router.composition.subgraph.TypeNode.Union;
import java.util.ArrayList;
import java.util.List;

/// Merges unions: the members of all subgraphs together.
final class UnionMerger {
    private UnionMerger() {}

    static MergedType.Union merge(String name, MergeContext context) {
        List<Source<Union>> sources = context.sources(name, Union.class);
        List<Application> joins = new ArrayList<>(JoinTypes.of(sources, context));
        for (String member : context.hierarchy().members(name)) {
            boolean everywhere = true;
            for (Source<Union> source : sources) {
                boolean has = source.node().members().contains(member);
                everywhere &= has;
                if (has) {
                    joins.add(
                            Application.named("join__unionMember")
                                    .constant("graph", context.graph(source.subgraph()))
                                    .string("member", member)
                                    .build());
                }
            }
            if (!everywhere) {
                context.findings()
                        .hint(
                                HintCode.INCONSISTENT_UNION_MEMBER,
                                "\"%s\" is a member of \"%s\" in some subgraphs only"
                                        .formatted(member, name),
                                Source.places(sources));
            }
        }
        return new MergedType.Union(
                name,
                Descriptions.merge(name, sources, context.findings()),
                context.hierarchy().members(name),
                joins,
                context.directives().merge(name, sources, context.findings()));
    }
}
