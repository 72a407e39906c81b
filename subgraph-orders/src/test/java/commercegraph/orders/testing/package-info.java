@NullMarked
package commercegraph.orders.testing;

import org.jspecify.annotations.NullMarked;
