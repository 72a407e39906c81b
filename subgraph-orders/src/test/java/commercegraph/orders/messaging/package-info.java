@NullMarked
package commercegraph.orders.messaging;

import org.jspecify.annotations.NullMarked;
