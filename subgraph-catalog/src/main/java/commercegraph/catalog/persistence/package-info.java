/// Keeps the catalog in one DynamoDB table. In: the ports of [commercegraph.catalog.domain]; out:
/// its records, or UNAVAILABLE when the store does not answer in bounded time. The access patterns
/// and the table's layout are in the module's README. Start at `Table`, which is the only class
/// that talks to the store.
@NullMarked
package commercegraph.catalog.persistence;

import org.jspecify.annotations.NullMarked;
