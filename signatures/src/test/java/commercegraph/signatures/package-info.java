@NullMarked
package commercegraph.signatures;

import org.jspecify.annotations.NullMarked;
