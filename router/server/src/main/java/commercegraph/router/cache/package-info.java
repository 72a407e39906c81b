/// Spares subgraphs work: what is asked for already is not asked for again. In and out:
/// [commercegraph.router.execution.SubgraphClient], which the classes here decorate. Start at
/// [commercegraph.router.cache.SharedFetches].
@NullMarked
package commercegraph.router.cache;

import org.jspecify.annotations.NullMarked;
