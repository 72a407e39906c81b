/// The subgraph over HTTP, signed and with real tokens, on a real store.
@NullMarked
package commercegraph.catalog.api;

import org.jspecify.annotations.NullMarked;
