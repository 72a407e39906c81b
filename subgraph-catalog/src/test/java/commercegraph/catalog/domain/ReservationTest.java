package commercegraph.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.domain.Reservation.Difference;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReservationTest {
    private static final ProductId LAMP = new ProductId("prd_lamp");
    private static final Reservation HELD =
            new Reservation(
                    new OrderId("ord_1"),
                    Map.of(LAMP, 3),
                    Reservation.State.HELD,
                    Instant.EPOCH,
                    1);

    @ParameterizedTest
    @EnumSource
    void makesNoUnits(Reservation.State state) {
        Difference effect = HELD.to(state).effect().getOrDefault(LAMP, new Difference(1, 0, 0));

        assertThat(effect.available() + effect.held() + effect.sold()).isZero();
    }

    @Test
    void aStepChangesWhatDiffers() {
        var sell = new StockMove(Optional.of(HELD), HELD.to(Reservation.State.SOLD));
        assertThat(sell.differences()).containsExactly(Map.entry(LAMP, new Difference(0, -3, 3)));

        var prolong = new StockMove(Optional.of(HELD), HELD.heldAgain(HELD.units(), Instant.MAX));
        assertThat(prolong.differences()).isEmpty();
    }
}
