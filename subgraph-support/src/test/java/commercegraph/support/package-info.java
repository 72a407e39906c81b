@NullMarked
package commercegraph.support;

import org.jspecify.annotations.NullMarked;
