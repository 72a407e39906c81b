/// New ids.
@NullMarked
package commercegraph.support.ids;

import org.jspecify.annotations.NullMarked;
