/// What holds of the classes of the same package.
@NullMarked
package commercegraph.metrics.persistence;

import org.jspecify.annotations.NullMarked;
