package commercegraph.users.api;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import commercegraph.schema.users.types.AuditFilter;
import commercegraph.support.identity.Caller;
import commercegraph.support.identity.Scopes;
import commercegraph.users.domain.AuditAction;
import commercegraph.users.domain.AuditTrail;
import commercegraph.users.domain.PageWanted;
import commercegraph.users.domain.UserId;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Audit events: of everyone, and of one user.
@DgsComponent
class AuditDataFetcher {

    private final AuditTrail auditTrail;

    AuditDataFetcher(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    @DgsQuery
    ConnectionView<AuditEventView> auditEvents(
            @InputArgument Integer first,
            @InputArgument @Nullable String after,
            @InputArgument @Nullable AuditFilter filter,
            DgsDataFetchingEnvironment env) {
        Caller.of(env).require(Scopes.AUDIT_READ);
        PageWanted page = ConnectionView.wanted(first, after);
        var events = auditTrail.list(filter(filter), page);
        return ConnectionView.of(events, page, AuditEventView::of);
    }

    @DgsData(parentType = "User", field = "auditEvents")
    ConnectionView<AuditEventView> ofUser(
            @InputArgument Integer first,
            @InputArgument @Nullable String after,
            DgsDataFetchingEnvironment env) {
        UserView user = env.getSourceOrThrow();
        Caller.of(env).requireOwnOr(user.id(), Scopes.AUDIT_READ);
        PageWanted page = ConnectionView.wanted(first, after);
        var filter = commercegraph.users.domain.AuditFilter.of(new UserId(user.id()));
        return ConnectionView.of(auditTrail.list(filter, page), page, AuditEventView::of);
    }

    @DgsData(parentType = "AuditEvent", field = "actor")
    @Nullable CompletableFuture<UserView> actor(DgsDataFetchingEnvironment env) {
        AuditEventView event = env.getSourceOrThrow();
        UserId actor = event.actorId();
        return actor == null ? null : UserLoader.load(actor.value(), env);
    }

    @DgsData(parentType = "AuditEvent", field = "subject")
    CompletableFuture<UserView> subject(DgsDataFetchingEnvironment env) {
        AuditEventView event = env.getSourceOrThrow();
        return UserLoader.load(event.subjectId().value(), env);
    }

    private static commercegraph.users.domain.AuditFilter filter(@Nullable AuditFilter filter) {
        var wanted = Optional.ofNullable(filter);
        return new commercegraph.users.domain.AuditFilter(
                wanted.map(AuditFilter::getSubjectId).map(UserId::ofInput),
                wanted.map(AuditFilter::getActorId).map(UserId::ofInput),
                wanted.map(AuditFilter::getAction).map(a -> AuditAction.valueOf(a.name())),
                wanted.map(AuditFilter::getSince).map(OffsetDateTime::toInstant),
                wanted.map(AuditFilter::getUntil).map(OffsetDateTime::toInstant));
    }
}
