package commercegraph.users.persistence;

import org.junit.jupiter.api.BeforeAll;

/// A second opinion, with `-Dtests.moto=true`. Moto sorts a whole index for each query.
class UserListsOnMotoTest extends UserListsContract {

    @BeforeAll
    static void start() {
        var _ = TestTable.moto();
    }

    @Override
    UsersTable fresh() {
        return TestTable.freshAt(TestTable.moto());
    }

    @Override
    int many() {
        return 200;
    }
}
