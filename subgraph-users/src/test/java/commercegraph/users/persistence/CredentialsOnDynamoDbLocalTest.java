package commercegraph.users.persistence;

class CredentialsOnDynamoDbLocalTest extends CredentialsContract {
    @Override
    UsersTable fresh() {
        return TestTable.fresh();
    }

    @Override
    boolean isolates() {
        return true;
    }
}
