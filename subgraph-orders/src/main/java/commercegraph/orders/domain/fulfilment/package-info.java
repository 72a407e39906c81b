/// What happens to an order after it is placed. The workflow definition names tasks; here they are:
/// [commercegraph.orders.domain.fulfilment.FulfilmentTasks]. Every task may be called again after a
/// crash and then does nothing twice. Payment is the port
/// [commercegraph.orders.domain.fulfilment.Payments], the way into the workflow is the
/// [commercegraph.orders.domain.fulfilment.Outbox].
@NullMarked
package commercegraph.orders.domain.fulfilment;

import org.jspecify.annotations.NullMarked;
