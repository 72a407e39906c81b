package commercegraph.metrics.persistence;

import static commercegraph.metrics.persistence.Attributes.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Reads one partition of a history backwards, row by row, from a row (inclusive) down to another.
final class HistoryScan {

    private static final int ROWS_AT_ONCE_MAX = 100;

    private final MetricsTable table;
    private final String partition;
    private final String lowest;
    private final Deque<Map<String, AttributeValue>> rows = new ArrayDeque<>();
    private final String highest;
    private Map<String, AttributeValue> resume = Map.of();
    private boolean ended;

    HistoryScan(MetricsTable table, String partition, String lowest, String highest) {
        this.table = table;
        this.partition = partition;
        this.lowest = lowest;
        this.highest = highest;
    }

    void fetch(int rowsWanted) {
        while (rows.isEmpty() && !ended) fetchOnce(Math.min(rowsWanted, ROWS_AT_ONCE_MAX));
    }

    private void fetchOnce(int rowsWanted) {
        if (lowest.compareTo(highest) > 0) {
            ended = true;
            return;
        }
        QueryResponse response =
                table.query(
                        query -> {
                            query.keyConditionExpression(
                                            "pk = :owner AND sk BETWEEN :low AND :high")
                                    .expressionAttributeValues(
                                            Map.of(
                                                    ":owner", Attributes.of(partition),
                                                    ":low", Attributes.of(lowest),
                                                    ":high", Attributes.of(highest)))
                                    .scanIndexForward(false)
                                    .limit(rowsWanted);
                            if (!resume.isEmpty()) query.exclusiveStartKey(resume);
                        });
        rows.addAll(response.items());
        ended = !response.hasLastEvaluatedKey();
        resume = response.lastEvaluatedKey();
    }

    boolean hasMore() {
        return !rows.isEmpty() || !ended;
    }

    /// The sort key of the next row; null when there is none.
    @Nullable String peek() {
        Map<String, AttributeValue> row = rows.peek();
        return row == null ? null : text(row, Key.SORT);
    }

    Map<String, AttributeValue> pop() {
        return Objects.requireNonNull(rows.remove());
    }
}
