/// Tells the input of a retried write from another input under the same idempotency key.
@NullMarked
package commercegraph.support.idempotency;

import org.jspecify.annotations.NullMarked;
