/// Shares out what an event loop may not be kept for among a few threads, so that short work does
/// not wait behind long work, and no client's work behind all of another's.
/// In: a [commercegraph.router.engine.workers.Task]; what comes out of it is the task's own affair.
/// Start at [commercegraph.router.engine.workers.WorkerLanes]; who goes next is decided by
/// [commercegraph.router.engine.workers.Backlog], which knows neither threads nor a clock.
@NullMarked
package commercegraph.router.engine.workers;

import org.jspecify.annotations.NullMarked;
