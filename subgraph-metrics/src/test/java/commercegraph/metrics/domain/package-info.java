/// What holds of the classes of the same package.
@NullMarked
package commercegraph.metrics.domain;

import org.jspecify.annotations.NullMarked;
