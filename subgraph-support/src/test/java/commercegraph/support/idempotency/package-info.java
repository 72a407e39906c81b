@NullMarked
package commercegraph.support.idempotency;

import org.jspecify.annotations.NullMarked;
