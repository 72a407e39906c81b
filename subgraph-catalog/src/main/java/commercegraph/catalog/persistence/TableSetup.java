package commercegraph.catalog.persistence;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
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

/// Makes the table where that is asked for, as the quickstart and the tests do.
@Component
class TableSetup implements InitializingBean {
    private final DynamoDbClient client;
    private final StoreSettings settings;

    TableSetup(DynamoDbClient client, StoreSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    @Override
    public void afterPropertiesSet() {
        if (settings.createTables() && !exists()) {
            create();
        }
    }

    private boolean exists() {
        try {
            client.describeTable(table -> table.tableName(settings.table()));
            return true;
        } catch (ResourceNotFoundException missing) {
            return false;
        }
    }

    private void create() {
        try {
            client.createTable(
                    table ->
                            table.tableName(settings.table())
                                    .billingMode(BillingMode.PAY_PER_REQUEST)
                                    .attributeDefinitions(attributes())
                                    .keySchema(keys("pk", "sk"))
                                    .globalSecondaryIndexes(indexes()));
        } catch (ResourceInUseException madeByAnother) {
            // Two instances started at once.
        }
        client.waiter().waitUntilTableExists(table -> table.tableName(settings.table()));
        client.updateTimeToLive(
                table ->
                        table.tableName(settings.table())
                                .timeToLiveSpecification(
                                        ttl -> ttl.attributeName(OnceItems.EXPIRES).enabled(true)));
    }

    private static List<AttributeDefinition> attributes() {
        return Stream.concat(Stream.of("pk", "sk"), Index.attributes().stream())
                .map(
                        name ->
                                AttributeDefinition.builder()
                                        .attributeName(name)
                                        .attributeType(ScalarAttributeType.S)
                                        .build())
                .toList();
    }

    private static List<GlobalSecondaryIndex> indexes() {
        return Stream.of(Index.values())
                .map(
                        index ->
                                GlobalSecondaryIndex.builder()
                                        .indexName(index.name())
                                        .keySchema(keys(index.shelf(), index.key()))
                                        .projection(
                                                projected ->
                                                        projected.projectionType(
                                                                ProjectionType.KEYS_ONLY))
                                        .build())
                .toList();
    }

    private static List<KeySchemaElement> keys(String hash, String range) {
        return List.of(
                KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build(),
                KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
    }
}
