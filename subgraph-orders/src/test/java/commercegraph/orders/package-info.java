@NullMarked
package commercegraph.orders;

import org.jspecify.annotations.NullMarked;
