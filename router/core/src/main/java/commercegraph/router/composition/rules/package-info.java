/// What must hold of one subgraph before it is merged, and of the merged schema afterwards. One
/// rule is one file and mostly one code. In:
/// [commercegraph.router.composition.subgraph.SubgraphSchema]; out: errors. Start at
/// [commercegraph.router.composition.rules.SubgraphRules] and
/// [commercegraph.router.composition.rules.SupergraphRules].
@NullMarked
package commercegraph.router.composition.rules;

import org.jspecify.annotations.NullMarked;
