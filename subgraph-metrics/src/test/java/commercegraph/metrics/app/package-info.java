/// The subgraph as a whole: over real HTTP on real stores, and its shape.
@NullMarked
package commercegraph.metrics.app;

import org.jspecify.annotations.NullMarked;
