/// Puts the catalog together and starts it. In: properties; out: a running subgraph. Start at
/// [commercegraph.catalog.app.CatalogApplication]; [commercegraph.catalog.app.CatalogSeeds] fills
/// an empty one.
@NullMarked
package commercegraph.catalog.app;

import org.jspecify.annotations.NullMarked;
