package commercegraph.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.catalog.domain.ReservationResult.Refused;
import commercegraph.catalog.domain.ReservationResult.Released;
import commercegraph.catalog.domain.ReservationResult.Reserved;
import commercegraph.catalog.domain.ReserveStock.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockKeepingTest {
    private static final OrderId ORDER = new OrderId("ord_1");
    private static final OrderId OTHER = new OrderId("ord_2");
    private static final ProductId LAMP = new ProductId("prd_lamp");
    private static final ProductId RUG = new ProductId("prd_rug");

    private final StockInMemory stock = new StockInMemory();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final StockKeeping keeping = new StockKeeping(stock, clock);

    @BeforeEach
    void fill() {
        stock.stocks.put(LAMP, new Stock(5, 0, 0));
        stock.stocks.put(RUG, new Stock(1, 0, 0));
    }

    @Test
    void holdsThenSells() {
        assertThat(reserve(ORDER, new Line(LAMP, 2), new Line(RUG, 1))).isEqualTo(new Reserved());
        assertThat(stock.stocks).containsEntry(LAMP, new Stock(3, 2, 0));
        assertThat(keeping.commit(ORDER)).isEqualTo(new Reserved());
        assertThat(stock.stocks)
                .containsEntry(LAMP, new Stock(3, 0, 2))
                .containsEntry(RUG, new Stock(0, 0, 1));
    }

    @Test
    void takesAllLinesOrNone() {
        assertThat(reserve(ORDER, new Line(LAMP, 1), new Line(RUG, 2)))
                .isEqualTo(
                        new Refused(
                                List.of(
                                        Fault.of(
                                                Fault.Code.OUT_OF_STOCK,
                                                "Not enough in stock.",
                                                "lines",
                                                "1",
                                                "quantity"))));
        assertThat(stock.stocks).containsEntry(LAMP, new Stock(5, 0, 0));
    }

    @Test
    void addsLinesOfOneProductUp() {
        assertThat(codes(reserve(ORDER, new Line(LAMP, 3), new Line(LAMP, 3))))
                .containsExactly(Fault.Code.OUT_OF_STOCK, Fault.Code.OUT_OF_STOCK);
    }

    @Test
    void tellsAnUnknownProductFromOneThatIsOut() {
        assertThat(codes(reserve(ORDER, new Line(new ProductId("prd_none"), 1))))
                .containsExactly(Fault.Code.NOT_FOUND);
    }

    @Test
    void doesEachStepOnce() {
        reserve(ORDER, new Line(LAMP, 2));
        assertThat(reserve(ORDER, new Line(LAMP, 2))).isEqualTo(new Reserved());
        keeping.commit(ORDER);
        assertThat(keeping.commit(ORDER)).isEqualTo(new Reserved());
        assertThat(reserve(ORDER, new Line(LAMP, 2))).isEqualTo(new Reserved());
        assertThat(stock.stocks).containsEntry(LAMP, new Stock(3, 0, 2));
        assertThat(keeping.release(ORDER)).isEqualTo(new Released());
        assertThat(keeping.release(ORDER)).isEqualTo(new Released());
        assertThat(stock.stocks).containsEntry(LAMP, new Stock(5, 0, 0));
    }

    @Test
    void refusesOtherLinesForTheSameOrder() {
        reserve(ORDER, new Line(LAMP, 2));

        assertThat(codes(reserve(ORDER, new Line(LAMP, 3)))).containsExactly(Fault.Code.CONFLICT);
    }

    @Test
    void holdsNothingForAnOrderThatHasGivenUp() {
        assertThat(keeping.release(ORDER)).isEqualTo(new Released());

        assertThat(codes(reserve(ORDER, new Line(LAMP, 1)))).containsExactly(Fault.Code.CONFLICT);
        assertThat(codes(keeping.commit(ORDER))).containsExactly(Fault.Code.CONFLICT);
        assertThat(stock.stocks).containsEntry(LAMP, new Stock(5, 0, 0));
    }

    @Test
    void sellsNothingThatWasNeverHeld() {
        assertThat(codes(keeping.commit(ORDER))).containsExactly(Fault.Code.NOT_FOUND);
    }

    @Test
    void givesAnExpiredHoldToTheNextWhoWantsIt() {
        reserve(ORDER, new Line(RUG, 1));
        clock.advance(StockKeeping.HOLD_DEFAULT.plusSeconds(1));

        assertThat(reserve(OTHER, new Line(RUG, 1))).isEqualTo(new Reserved());
        assertThat(codes(keeping.commit(ORDER))).containsExactly(Fault.Code.OUT_OF_STOCK);
        assertThat(stock.stocks).containsEntry(RUG, new Stock(0, 1, 0));
    }

    @Test
    void sellsAfterTheHoldIsOverWhatIsStillThere() {
        reserve(ORDER, new Line(RUG, 1));
        clock.advance(StockKeeping.HOLD_DEFAULT.plusSeconds(1));
        assertThat(keeping.giveBackExpired()).isEqualTo(1);
        assertThat(keeping.giveBackExpired()).isZero();

        assertThat(keeping.commit(ORDER)).isEqualTo(new Reserved());
        assertThat(stock.stocks).containsEntry(RUG, new Stock(0, 0, 1));
    }

    @Test
    void reservingAgainKeepsTheHoldAlive() {
        reserve(ORDER, new Line(RUG, 1));
        clock.advance(StockKeeping.HOLD_DEFAULT.minusSeconds(1));
        reserve(ORDER, new Line(RUG, 1));
        clock.advance(Duration.ofSeconds(2));

        assertThat(keeping.giveBackExpired()).isZero();
    }

    @Test
    void checksEveryBound() {
        var tooMany = Collections.nCopies(StockKeeping.LINES_MAX + 1, new Line(LAMP, 1));
        assertThat(codes(keeping.reserve(new ReserveStock(ORDER, tooMany, Optional.empty()))))
                .containsExactly(Fault.Code.INVALID);
        assertThat(codes(reserve(ORDER))).containsExactly(Fault.Code.INVALID);
        assertThat(codes(reserve(ORDER, new Line(LAMP, 0)))).containsExactly(Fault.Code.INVALID);
        assertThat(codes(reserve(new OrderId(""), new Line(LAMP, 1))))
                .containsExactly(Fault.Code.INVALID);
        assertThat(codes(keeping.commit(new OrderId("x".repeat(101)))))
                .containsExactly(Fault.Code.INVALID);
        assertThat(codes(keeping.release(new OrderId("\u0000"))))
                .containsExactly(Fault.Code.INVALID);
        var past = new ReserveStock(ORDER, List.of(new Line(LAMP, 1)), Optional.of(Instant.EPOCH));
        assertThat(codes(keeping.reserve(past))).containsExactly(Fault.Code.INVALID);
    }

    private ReservationResult reserve(OrderId order, Line... lines) {
        return keeping.reserve(new ReserveStock(order, List.of(lines), Optional.empty()));
    }

    private static List<Fault.Code> codes(ReservationResult result) {
        return result instanceof Refused(var faults)
                ? faults.stream().map(Fault::code).toList()
                : List.of();
    }
}
