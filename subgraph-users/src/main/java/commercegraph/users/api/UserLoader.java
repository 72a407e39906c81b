package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsDataLoader;
import commercegraph.users.domain.User;
import commercegraph.users.domain.UserId;
import commercegraph.users.domain.UserRepository;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.MappedBatchLoader;
import org.springframework.beans.factory.annotation.Qualifier;

/// All users that an operation asks for at one time, in one read.
@DgsDataLoader(name = UserLoader.NAME)
class UserLoader implements MappedBatchLoader<UserId, UserView> {

    static final String NAME = "users";

    private final UserRepository users;
    private final Executor executor;

    UserLoader(UserRepository users, @Qualifier("dgsAsyncTaskExecutor") Executor executor) {
        this.users = users;
        this.executor = executor;
    }

    /// Null for an id that nobody has.
    static CompletableFuture<UserView> load(String id, DataFetchingEnvironment env) {
        DataLoader<UserId, UserView> loader = env.getDataLoader(NAME);
        if (loader == null) throw new IllegalStateException("the loader of users is not there");
        return loader.load(UserId.ofInput(id));
    }

    @Override
    public CompletionStage<Map<UserId, UserView>> load(Set<UserId> ids) {
        return CompletableFuture.supplyAsync(
                () -> users.findAll(ids).stream().collect(Collectors.toMap(User::id, UserView::of)),
                executor);
    }
}
