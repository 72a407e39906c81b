package commercegraph.users.persistence;

class UserListsOnDynamoDbLocalTest extends UserListsContract {
    @Override
    UsersTable fresh() {
        return TestTable.fresh();
    }

    @Override
    int many() {
        return 3_000;
    }
}
