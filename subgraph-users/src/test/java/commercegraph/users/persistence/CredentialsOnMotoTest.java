package commercegraph.users.persistence;

import org.junit.jupiter.api.BeforeAll;

/// A second opinion, with `-Dtests.moto=true`.
class CredentialsOnMotoTest extends CredentialsContract {

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
