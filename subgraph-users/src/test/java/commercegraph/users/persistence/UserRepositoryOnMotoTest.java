package commercegraph.users.persistence;

import org.junit.jupiter.api.BeforeAll;

/// A second opinion, with `-Dtests.moto=true`. Moto gives one address to several transactions that
/// come at once.
class UserRepositoryOnMotoTest extends UserRepositoryContract {

    @BeforeAll
    static void start() {
        var _ = TestTable.moto();
    }

    @Override
    UsersTable fresh() {
        return TestTable.freshAt(TestTable.moto());
    }

    @Override
    boolean isolates() {
        return false;
    }
}
