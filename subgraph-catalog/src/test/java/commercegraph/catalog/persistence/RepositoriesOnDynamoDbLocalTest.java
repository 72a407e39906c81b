package commercegraph.catalog.persistence;

import commercegraph.stores.SharedStores;
import commercegraph.support.dynamodb.DynamoDbClients;

class RepositoriesOnDynamoDbLocalTest extends RepositoryContract {
    private static final CatalogTable CATALOG =
            CatalogTable.of(
                    DynamoDbClients.of(SharedStores.dynamoDb().endpoint(), REGION), TABLE, CLOCK);

    @Override
    CatalogTable catalog() {
        return CATALOG;
    }
}
