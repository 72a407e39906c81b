@NullMarked
package commercegraph.support.seeds;

import org.jspecify.annotations.NullMarked;
