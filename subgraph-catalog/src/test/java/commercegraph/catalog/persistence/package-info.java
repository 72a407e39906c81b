/// The repositories on a real DynamoDB Local.
@NullMarked
package commercegraph.catalog.persistence;

import org.jspecify.annotations.NullMarked;
