@NullMarked
package commercegraph.orders.app;

import org.jspecify.annotations.NullMarked;
