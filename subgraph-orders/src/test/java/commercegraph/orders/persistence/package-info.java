@NullMarked
package commercegraph.orders.persistence;

import org.jspecify.annotations.NullMarked;
