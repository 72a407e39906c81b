package commercegraph.catalog.persistence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.support.dynamodb.DynamoDbClients;
import commercegraph.support.testing.MotoServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A second opinion, with `-Dtests.moto=true`.
class RepositoriesOnMotoTest extends RepositoryContract {
    private static Optional<MotoServer> moto = Optional.empty();
    private static Optional<CatalogTable> catalog = Optional.empty();

    @BeforeAll
    static void start() {
        moto = MotoServer.startIfAsked();
        assumeTrue(moto.isPresent(), "moto is not asked for, or not there");
        catalog =
                moto.map(
                        server ->
                                CatalogTable.of(
                                        DynamoDbClients.of(server.endpoint(), REGION),
                                        TABLE,
                                        CLOCK));
    }

    @AfterAll
    static void stop() {
        moto.ifPresent(MotoServer::close);
    }

    @Override
    CatalogTable catalog() {
        return catalog.orElseThrow();
    }
}
