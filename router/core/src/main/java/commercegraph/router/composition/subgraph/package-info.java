/// One subgraph's schema as data. In: its SDL; out:
/// [commercegraph.router.composition.subgraph.SubgraphSchema], in which links are resolved, so that
/// a directive of the Federation specification is known whatever it is called, type extensions are
/// merged into their types, root types bear their usual names, and Federation 1 is written as
/// Federation 2. Start at [commercegraph.router.composition.subgraph.SubgraphReader].
@NullMarked
package commercegraph.router.composition.subgraph;

import org.jspecify.annotations.NullMarked;
