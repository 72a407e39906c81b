/// Orders, their workflow's executions and the embedded payment provider's books in PostgreSQL.
/// Each class implements ports of `domain` and `workflow`; each method is one transaction. Tables:
/// `resources/db/orders`.
@NullMarked
package commercegraph.orders.persistence;

import org.jspecify.annotations.NullMarked;
