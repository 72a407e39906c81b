package commercegraph.orders.persistence;

import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.fulfilment.Payments;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/// A payment provider for machines without one. It takes `tok_ok`, declines `tok_declined`, and
/// fails one try in three with `tok_flaky` in passing, the first of them. It keeps books as a real
/// one does: a charge is made once for each order, and one that was given back before it was made
/// is never made.
@Repository
class EmbeddedPayments implements Payments {
    private static final String OK = "tok_ok";
    private static final String DECLINED = "tok_declined";
    private static final String FLAKY = "tok_flaky";
    private static final int FLAKY_TRIES = 3;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    EmbeddedPayments(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public boolean accepts(String token) {
        return Set.of(OK, DECLINED, FLAKY).contains(token);
    }

    @Override
    public Charge charge(OrderId order, Money amount, String token) {
        return Objects.requireNonNull(
                transactions.execute(
                        _ ->
                                switch (open(order, amount)) {
                                    case "CAPTURED" -> new Charge.Captured();
                                    case "OPEN" -> take(order, token);
                                    default -> new Charge.Declined();
                                }));
    }

    @Override
    public boolean refund(OrderId order) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        _ ->
                                jdbc.sql(
                                                """
                                                INSERT INTO provider_charges VALUES (:order, 0, 'XXX', 'VOID')
                                                ON CONFLICT (order_id) DO UPDATE SET status = CASE provider_charges.status
                                                    WHEN 'CAPTURED' THEN 'REFUNDED'
                                                    WHEN 'OPEN' THEN 'VOID'
                                                    ELSE provider_charges.status END
                                                RETURNING status = 'REFUNDED'
                                                """)
                                        .param("order", order.value())
                                        .query(Boolean.class)
                                        .single()));
    }

    /// The state of the order's charge, locked; a new one is open.
    private String open(OrderId order, Money amount) {
        jdbc.sql(
                        """
                        INSERT INTO provider_charges VALUES (:order, :amount, :currency, 'OPEN')
                        ON CONFLICT (order_id) DO NOTHING
                        """)
                .param("order", order.value())
                .param("amount", amount.amount())
                .param("currency", amount.currency().getCurrencyCode())
                .update();
        return jdbc.sql("SELECT status FROM provider_charges WHERE order_id = :order FOR UPDATE")
                .param("order", order.value())
                .query(String.class)
                .single();
    }

    private Charge take(OrderId order, String token) {
        if (token.equals(FLAKY) && tries(token) % FLAKY_TRIES == 1) {
            return new Charge.Unavailable();
        }
        boolean captured = token.equals(OK) || token.equals(FLAKY);
        jdbc.sql("UPDATE provider_charges SET status = :status WHERE order_id = :order")
                .param("order", order.value())
                .param("status", captured ? "CAPTURED" : "DECLINED")
                .update();
        return captured ? new Charge.Captured() : new Charge.Declined();
    }

    private long tries(String token) {
        return jdbc.sql(
                        """
                        INSERT INTO provider_tries VALUES (:token, 1)
                        ON CONFLICT (token) DO UPDATE SET tries = provider_tries.tries + 1
                        RETURNING tries
                        """)
                .param("token", token)
                .query(Long.class)
                .single();
    }
}
