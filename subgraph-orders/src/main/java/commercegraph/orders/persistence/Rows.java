package commercegraph.orders.persistence;

import commercegraph.orders.domain.Address;
import commercegraph.orders.domain.Failure;
import commercegraph.orders.domain.Money;
import commercegraph.orders.domain.Order;
import commercegraph.orders.domain.OrderEvent;
import commercegraph.orders.domain.OrderId;
import commercegraph.orders.domain.OrderItem;
import commercegraph.orders.domain.OrderStatus;
import commercegraph.orders.domain.PaymentStatus;
import commercegraph.orders.domain.ProductId;
import commercegraph.orders.domain.Shipment;
import commercegraph.orders.domain.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/// Rows to records.
final class Rows {
    private Rows() {}

    static Order order(ResultSet row) throws SQLException {
        return new Order(
                new OrderId(row.getString("id")),
                row.getString("number"),
                new UserId(row.getString("buyer_id")),
                OrderStatus.valueOf(row.getString("status")),
                money(row, "total"),
                address(row),
                optional(row, "payment_status", PaymentStatus::valueOf),
                failure(row),
                shipment(row),
                instant(row, "placed_at"),
                instant(row, "updated_at"));
    }

    static OrderItem item(ResultSet row) throws SQLException {
        return new OrderItem(
                row.getString("id"),
                new ProductId(row.getString("product_id")),
                row.getString("product_name"),
                row.getInt("quantity"),
                money(row, "unit_price"));
    }

    static OrderEvent event(ResultSet row) throws SQLException {
        return new OrderEvent(
                OrderStatus.valueOf(row.getString("status")),
                optional(row, "note", Function.identity()),
                instant(row, "occurred_at"));
    }

    /// The driver knows offsets, not instants.
    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(
                row.getBigDecimal(column), Currency.getInstance(row.getString("currency")));
    }

    private static Address address(ResultSet row) throws SQLException {
        return new Address(
                row.getString("ship_name"),
                row.getString("ship_line1"),
                optional(row, "ship_line2", Function.identity()),
                row.getString("ship_city"),
                row.getString("ship_postal_code"),
                row.getString("ship_country"));
    }

    private static Optional<Failure> failure(ResultSet row) throws SQLException {
        String reason = row.getString("failure_reason");
        return optional(row, "failure_code", Failure.Code::valueOf)
                .map(code -> new Failure(code, reason));
    }

    private static Optional<Shipment> shipment(ResultSet row) throws SQLException {
        String carrier = row.getString("carrier");
        return optional(row, "tracking_number", number -> new Shipment(carrier, number));
    }

    private static <T> Optional<T> optional(ResultSet row, String column, Function<String, T> read)
            throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(read);
    }
}
