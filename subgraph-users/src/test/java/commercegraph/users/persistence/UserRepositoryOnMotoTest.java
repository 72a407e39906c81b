package commercegraph.users.persistence;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commercegraph.support.testing.MotoServer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;

/// A second opinion, with `-Dtests.moto=true`. Moto gives one address to several transactions that
/// come at once, and sorts a whole index for each query.
class UserRepositoryOnMotoTest extends UserRepositoryContract {

    private static Optional<MotoServer> moto = Optional.empty();

    @BeforeAll
    static void start() {
        boolean isAskedFor = Boolean.getBoolean("tests.moto");
        assumeTrue(isAskedFor, "moto is not asked for");
        moto = MotoServer.shared();
        assumeTrue(moto.isPresent(), "moto is not there");
    }

    @Override
    UsersTable fresh() {
        return TestTable.freshAt(moto.orElseThrow().endpoint());
    }

    @Override
    boolean isolates() {
        return false;
    }

    @Override
    int many() {
        return 200;
    }
}
