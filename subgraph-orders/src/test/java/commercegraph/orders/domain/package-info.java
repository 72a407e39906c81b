@NullMarked
package commercegraph.orders.domain;

import org.jspecify.annotations.NullMarked;
