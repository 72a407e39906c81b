/// Each store is started, written to, killed and started again.
@NullMarked
package commercegraph.stores;

import org.jspecify.annotations.NullMarked;
