/// The catalog's part of the graph. In: GraphQL fields and entity representations; out: the types
/// that the schema generates. A fetcher takes arguments apart, asks [commercegraph.catalog.domain]
/// once, and shapes the answer; entities and what hangs on them go through data loaders, so that a
/// list costs as many reads of the store as one item.
@NullMarked
package commercegraph.catalog.api;

import org.jspecify.annotations.NullMarked;
