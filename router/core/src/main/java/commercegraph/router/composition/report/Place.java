package commercegraph.router.composition.report;

import commercegraph.router.federation.SubgraphName;

/// A position in a subgraph's SDL.
///
/// @param line from 1; 0 where only the subgraph is known
/// @param column from 1; 0 where only the subgraph is known
public record Place(SubgraphName subgraph, int line, int column) {
    @Override
    public String toString() {
        return line == 0 ? subgraph.value() : "%s:%d:%d".formatted(subgraph, line, column);
    }
}
