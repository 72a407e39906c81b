/// Merges validated subgraphs. In: [commercegraph.router.composition.subgraph.SubgraphSchema]s;
/// out: [commercegraph.router.composition.merge.MergedSchema], whose join directives say which
/// subgraph has what, and findings. Output types are merged by union, input types by intersection,
/// enums by how they are used. Start at [commercegraph.router.composition.merge.Merger].
@NullMarked
package commercegraph.router.composition.merge;

import org.jspecify.annotations.NullMarked;
