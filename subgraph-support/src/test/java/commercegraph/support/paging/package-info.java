@NullMarked
package commercegraph.support.paging;

import org.jspecify.annotations.NullMarked;
