package commercegraph.router.planner.paths;

import commercegraph.router.federation.FieldSet;
import java.util.List;

/// Where a value comes from: a subgraph, the type that it has there, and what is provided.
public record Source(int subgraph, String type, List<FieldSet.Selection> provided) {}
