package commercegraph.orders.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsSubscription;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.schema.orders.types.Order;
import commercegraph.support.errors.GraphFailure;
import org.reactivestreams.Publisher;

@DgsComponent
class OrderSubscription {
    @DgsSubscription
    Publisher<Order> orderStatusChanged(@InputArgument String orderId) {
        throw GraphFailure.notBuilt("orderStatusChanged");
    }
}
