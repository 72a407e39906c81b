/// What every subgraph needs once: start one with [commercegraph.support.SubgraphApplication].
///
/// A request comes in through three filters of `web` (correlation id, message signature, token),
/// reaches the data fetchers with a [commercegraph.support.identity.Caller], and leaves with errors
/// that [commercegraph.support.errors.GraphFailure] made.
@NullMarked
package commercegraph.support;

import org.jspecify.annotations.NullMarked;
