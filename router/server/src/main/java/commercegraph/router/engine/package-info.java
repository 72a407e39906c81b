/// Takes a request through its stages: parse, validate, normalize, authorize, plan, execute; and
/// keeps what the first five of them found out.
/// In: a [commercegraph.router.engine.GraphRequest] and who sends it; out: a
/// [commercegraph.router.engine.GraphAnswer]. Start at [commercegraph.router.engine.GraphEngine].
/// Nothing here blocks; what costs more than a lookup is done on workers, and the rest on the
/// request's event loop.
@NullMarked
package commercegraph.router.engine;

import org.jspecify.annotations.NullMarked;
