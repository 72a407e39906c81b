package commercegraph.orders.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.fulfilment.Payments.Charge;
import commercegraph.support.ids.Ids;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedPaymentsTest {
    private static final Database DATABASE = Database.fresh();
    private static final Money TEN = Money.of("10.00", "EUR");

    private final OrderId order = new OrderId(Ids.next("ord_"));

    @Test
    void takesAChargeOnceHoweverOftenItIsAskedFor() {
        assertThat(charge("tok_ok")).isEqualTo(new Charge.Captured());
        assertThat(charge("tok_ok")).isEqualTo(new Charge.Captured());
        assertThat(charge(""))
                .as("the token is forgotten by then")
                .isEqualTo(new Charge.Captured());
        assertThat(
                        DATABASE.count(
                                "provider_charges WHERE order_id = '%s'".formatted(order.value())))
                .isOne();
    }

    @Test
    void declinesForGood() {
        assertThat(charge("tok_declined")).isEqualTo(new Charge.Declined());
        assertThat(charge("tok_ok")).isEqualTo(new Charge.Declined());
        assertThat(DATABASE.payments.refund(order)).isFalse();
    }

    @Test
    void failsOneFlakyTryInThree() {
        List<Charge> charges = new ArrayList<>();
        for (int number = 0; number < 9; number++) {
            charges.add(DATABASE.payments.charge(new OrderId(Ids.next("ord_")), TEN, "tok_flaky"));
        }
        assertThat(charges).filteredOn(Charge.Unavailable.class::isInstance).hasSize(3);
        assertThat(charges).filteredOn(Charge.Captured.class::isInstance).hasSize(6);
    }

    @Test
    void givesBackOnceAndNeverTakesAfterwards() {
        charge("tok_ok");
        assertThat(DATABASE.payments.refund(order)).isTrue();
        assertThat(DATABASE.payments.refund(order)).isTrue();
        assertThat(charge("tok_ok")).isEqualTo(new Charge.Declined());
    }

    @Test
    void doesNotTakeWhatWasGivenBackBefore() {
        assertThat(DATABASE.payments.refund(order)).isFalse();
        assertThat(charge("tok_ok")).isEqualTo(new Charge.Declined());
    }

    @Test
    void knowsItsTokens() {
        assertThat(List.of("tok_ok", "tok_declined", "tok_flaky"))
                .allMatch(DATABASE.payments::accepts);
        assertThat(List.of("", "tok_", "4111111111111111")).noneMatch(DATABASE.payments::accepts);
    }

    private Charge charge(String token) {
        return DATABASE.payments.charge(order, TEN, token);
    }
}
