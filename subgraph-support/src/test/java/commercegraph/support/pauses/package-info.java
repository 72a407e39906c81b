/// Tests of the pauses between tries.
@NullMarked
package commercegraph.support.pauses;

import org.jspecify.annotations.NullMarked;
