@NullMarked
package commercegraph.quickstart;

import org.jspecify.annotations.NullMarked;
