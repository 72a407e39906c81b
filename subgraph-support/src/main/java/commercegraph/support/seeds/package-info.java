/// What the seeds of all subgraphs agree on.
@NullMarked
package commercegraph.support.seeds;

import org.jspecify.annotations.NullMarked;
