/// A subgraph as small as can be, on which this module's tests run.
@NullMarked
package commercegraph.support.example;

import org.jspecify.annotations.NullMarked;
