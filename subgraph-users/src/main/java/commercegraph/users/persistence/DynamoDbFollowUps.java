package commercegraph.users.persistence;

import commercegraph.users.domain.FollowUps;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// One item for each user who is to be followed, with the latest version: many changes in a row are
/// one visit to the provider.
final class DynamoDbFollowUps implements FollowUps {

    private static final int SHARDS = 4;
    private static final String PARTITION = "FOLLOW#";

    private final UsersTable table;

    DynamoDbFollowUps(UsersTable table) {
        this.table = table;
    }

    static TransactWriteItem write(UsersTable table, User after) {
        Item item = Item.at(key(after.id())).with(UserItems.VERSION, after.version());
        return table.putIf(item, "", Map.of());
    }

    @Override
    public List<FollowUp> waiting(int usersMax) {
        return IntStream.range(0, SHARDS)
                .mapToObj(shard -> table.oldest(PARTITION + shard, usersMax))
                .flatMap(List::stream)
                .map(DynamoDbFollowUps::followUp)
                .limit(usersMax)
                .toList();
    }

    private static FollowUp followUp(Item item) {
        return new FollowUp(
                new UserId(item.text(TableLayout.SORT)),
                Math.toIntExact(item.number(UserItems.VERSION)));
    }

    @Override
    public void done(FollowUp followUp) {
        var version = Map.of(":version", AttributeValue.fromN("" + followUp.version()));
        table.transact(
                List.of(table.deletedIf(key(followUp.user()), "version <= :version", version)));
    }

    private static Item.Key key(UserId user) {
        int shard = Math.floorMod(user.value().hashCode(), SHARDS);
        return new Item.Key(PARTITION + shard, user.value());
    }
}
