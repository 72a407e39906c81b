/// Wires the rooms together and starts the subgraph. Start at
/// [commercegraph.metrics.app.MetricsApplication]; seeds are at
/// [commercegraph.metrics.app.MetricsSeeding].
@NullMarked
package commercegraph.metrics.app;

import org.jspecify.annotations.NullMarked;
