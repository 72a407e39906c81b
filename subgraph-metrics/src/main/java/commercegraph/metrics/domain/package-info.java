/// What interactions are and how they count: records, the rules of the business, and the ports to
/// stores and other subgraphs. Start at [commercegraph.metrics.domain.InteractionRecorder] for what
/// comes in, at [commercegraph.metrics.domain.InteractionFeed] and
/// [commercegraph.metrics.domain.MetricsReader] for what goes out. Knows the JDK and nothing else.
@NullMarked
package commercegraph.metrics.domain;

import org.jspecify.annotations.NullMarked;
