/// Listens to what the other packages do, and keeps count. In: their events; out: metrics in the
/// text format of Prometheus. Start at [commercegraph.router.telemetry.RouterMetrics].
@NullMarked
package commercegraph.router.telemetry;

import org.jspecify.annotations.NullMarked;
