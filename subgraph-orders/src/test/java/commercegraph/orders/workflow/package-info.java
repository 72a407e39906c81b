@NullMarked
package commercegraph.orders.workflow;

import org.jspecify.annotations.NullMarked;
