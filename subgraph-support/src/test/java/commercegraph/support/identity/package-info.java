@NullMarked
package commercegraph.support.identity;

import org.jspecify.annotations.NullMarked;
