/// How long is waited between tries of one thing. In: how often it has failed; out: a pause. Start
/// at [commercegraph.support.pauses.Backoff].
@NullMarked
package commercegraph.support.pauses;

import org.jspecify.annotations.NullMarked;
