package commercegraph.router.transport.subgraph;

import commercegraph.router.execution.SubgraphResult;
import commercegraph.router.federation.SubgraphName;
import java.time.Duration;

/// Is told how each request to a subgraph ended, its retry included. Called on event loops: it must
/// not block.
@FunctionalInterface
public interface SubgraphListener {
    SubgraphListener NONE = (_, _, _) -> {};

    void answered(SubgraphName subgraph, SubgraphResult result, Duration after);
}
