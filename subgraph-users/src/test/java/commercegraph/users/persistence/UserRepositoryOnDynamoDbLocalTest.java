package commercegraph.users.persistence;

class UserRepositoryOnDynamoDbLocalTest extends UserRepositoryContract {
    @Override
    UsersTable fresh() {
        return TestTable.fresh();
    }

    @Override
    boolean isolates() {
        return true;
    }
}
