/// Seeds, and how the rooms hang together.
@NullMarked
package commercegraph.catalog.app;

import org.jspecify.annotations.NullMarked;
