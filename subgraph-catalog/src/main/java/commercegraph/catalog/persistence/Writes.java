package commercegraph.catalog.persistence;

import commercegraph.catalog.domain.CategoryId;
import commercegraph.catalog.domain.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// One transaction being put together: each step with what it means that its condition does not
/// hold.
final class Writes {
    private static final String ABSENT = "attribute_not_exists(pk)";
    private static final String PRESENT = "attribute_exists(pk)";

    private final String table;
    private final List<TransactWriteItem> actions = new ArrayList<>();
    private final List<Written> meanings = new ArrayList<>();

    Writes(Table table) {
        this.table = table.name();
    }

    Writes put(Item item) {
        Put put = Put.builder().tableName(table).item(item.attributes()).build();
        return add(TransactWriteItem.builder().put(put).build(), Written.OUTDATED);
    }

    Writes putNew(Item item, Written ifThere) {
        return putIf(item, ABSENT, Map.of(), ifThere);
    }

    Writes putIf(Item item, String condition, Map<String, AttributeValue> values, Written ifNot) {
        Put.Builder put =
                Put.builder()
                        .tableName(table)
                        .item(item.attributes())
                        .conditionExpression(condition);
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        return add(TransactWriteItem.builder().put(put.build()).build(), ifNot);
    }

    Writes update(
            Key key,
            String expression,
            String condition,
            Map<String, AttributeValue> values,
            Written ifNot) {
        Update update =
                Update.builder()
                        .tableName(table)
                        .key(key.attributes())
                        .updateExpression(expression)
                        .conditionExpression(condition)
                        .expressionAttributeValues(values)
                        .build();
        return add(TransactWriteItem.builder().update(update).build(), ifNot);
    }

    /// A null needs nothing.
    Writes needs(@Nullable CategoryId category) {
        if (category == null) {
            return this;
        }
        ConditionCheck check =
                ConditionCheck.builder()
                        .tableName(table)
                        .key(Key.category(category).attributes())
                        .conditionExpression(PRESENT)
                        .build();
        return add(
                TransactWriteItem.builder().conditionCheck(check).build(),
                Written.CATEGORY_MISSING);
    }

    /// DONE, or what the first of [Written]'s order means among those that do not hold.
    Written writeTo(Table target) {
        return target.write(actions).stream()
                .map(meanings::get)
                .min(Comparator.naturalOrder())
                .orElse(Written.DONE);
    }

    List<TransactWriteItem> actions() {
        return List.copyOf(actions);
    }

    private Writes add(TransactWriteItem action, Written ifNot) {
        actions.add(action);
        meanings.add(ifNot);
        return this;
    }
}
