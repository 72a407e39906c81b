package commercegraph.users.persistence;

class AuditTrailOnDynamoDbLocalTest extends AuditTrailContract {
    @Override
    UsersTable fresh() {
        return TestTable.fresh();
    }
}
