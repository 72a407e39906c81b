/// The load run's other side: the four subgraphs of the public gateways benchmark, so fast that
/// they are not the limit. Start at [commercegraph.bench.BenchSubgraphs]; `bench/run.py` starts it.
@NullMarked
package commercegraph.bench;

import org.jspecify.annotations.NullMarked;
