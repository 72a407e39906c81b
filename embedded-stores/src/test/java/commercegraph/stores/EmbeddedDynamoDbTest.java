package commercegraph.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class EmbeddedDynamoDbTest {
    private static final Map<String, AttributeValue> KEY =
            Map.of("id", AttributeValue.fromS("one"));

    @TempDir Path directory;

    @Test
    void keepsWhatItAnsweredThroughAKill() throws Exception {
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.DYNAMODB, directory)) {
            try (DynamoDbClient client = client(URI.create(killed.address()))) {
                createTable(client);
                client.putItem(put -> put.tableName("things").item(KEY));
            }
            killed.killLauncher();
        }
        try (EmbeddedDynamoDb again = EmbeddedDynamoDb.start(Optional.of(directory), 0);
                DynamoDbClient client = client(again.endpoint())) {
            assertThat(client.getItem(get -> get.tableName("things").key(KEY)).item())
                    .isEqualTo(KEY);
        }
    }

    @Test
    void refusesAFolderThatIsInUse() {
        try (EmbeddedDynamoDb first = EmbeddedDynamoDb.start(Optional.of(directory), 0)) {
            assertThat(first.endpoint().getHost()).isEqualTo("127.0.0.1");
            assertThatThrownBy(() -> EmbeddedDynamoDb.start(Optional.of(directory), 0))
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void saysWhenItsPortIsTaken() {
        int taken = SharedStores.dynamoDb().endpoint().getPort();

        assertThatThrownBy(() -> EmbeddedDynamoDb.start(Optional.empty(), taken))
                .hasMessageContaining(Integer.toString(taken));
    }

    private static void createTable(DynamoDbClient client) {
        client.createTable(
                table ->
                        table.tableName("things")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                        id ->
                                                id.attributeName("id")
                                                        .attributeType(ScalarAttributeType.S))
                                .keySchema(id -> id.attributeName("id").keyType(KeyType.HASH)));
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")))
                .build();
    }
}
