package commercegraph.users.persistence;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The table's keys and indexes. In AWS the infrastructure makes the same; here it is made for the
/// quickstart and for tests.
final class TableLayout {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String LIST = "list";
    static final String ACTOR = "actorId";
    static final String ID = "id";
    static final String EXPIRES_AT = "expiresAt";
    static final String BY_LIST = "by-list";
    static final String BY_ACTOR = "by-actor";

    private TableLayout() {}

    /// Whether it was made just now.
    static boolean createIfAbsent(DynamoDbClient client, String table) {
        if (exists(client, table)) return false;
        try {
            client.createTable(
                    request ->
                            request.tableName(table)
                                    .billingMode(BillingMode.PAY_PER_REQUEST)
                                    .attributeDefinitions(attributes())
                                    .keySchema(keys(PARTITION, SORT))
                                    .globalSecondaryIndexes(
                                            index(BY_LIST, LIST), index(BY_ACTOR, ACTOR)));
            client.waiter().waitUntilTableExists(request -> request.tableName(table));
            client.updateTimeToLive(
                    request ->
                            request.tableName(table)
                                    .timeToLiveSpecification(
                                            ttl -> ttl.attributeName(EXPIRES_AT).enabled(true)));
            return true;
        } catch (ResourceInUseException _) {
            client.waiter().waitUntilTableExists(request -> request.tableName(table));
            return false;
        }
    }

    private static boolean exists(DynamoDbClient client, String table) {
        try {
            client.describeTable(request -> request.tableName(table));
            return true;
        } catch (ResourceNotFoundException _) {
            return false;
        }
    }

    private static List<AttributeDefinition> attributes() {
        return List.of(PARTITION, SORT, LIST, ACTOR, ID).stream()
                .map(
                        name ->
                                AttributeDefinition.builder()
                                        .attributeName(name)
                                        .attributeType(ScalarAttributeType.S)
                                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex index(String name, String partition) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys(partition, ID))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static List<KeySchemaElement> keys(String partition, String sort) {
        return List.of(key(partition, KeyType.HASH), key(sort, KeyType.RANGE));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
