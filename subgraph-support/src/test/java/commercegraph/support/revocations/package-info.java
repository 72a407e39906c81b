/// Tests of [commercegraph.support.revocations.KnownRevocations] and of what Redis holds.
@NullMarked
package commercegraph.support.revocations;

import org.jspecify.annotations.NullMarked;
