/// The stores behind the domain's ports: one DynamoDB table (layout and the argument for the order
/// of recording in this module's README), Redis, and the catalog's categories over the graph.
/// Start at [commercegraph.metrics.persistence.DynamoDbInteractionStore] for writing and at
/// [commercegraph.metrics.persistence.DynamoDbFeed] for reading.
@NullMarked
package commercegraph.metrics.persistence;

import org.jspecify.annotations.NullMarked;
