package commercegraph.support.graphql;

import com.netflix.graphql.dgs.federation.DefaultDgsFederationResolver;
import com.netflix.graphql.dgs.internal.EntityFetcherRegistry;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.schema.GraphQLObjectType;
import graphql.schema.TypeResolver;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/// Tells an entity's type by its class: `User` and `UserView` are a `User`; a map says it by its
/// `__typename`.
final class EntityTypes extends DefaultDgsFederationResolver {

    private static final String VIEW = "View";

    EntityTypes(
            EntityFetcherRegistry registry,
            DataFetcherExceptionHandler errors,
            ApplicationContext context) {
        super(registry, Optional.of(errors), context);
    }

    @Override
    public TypeResolver typeResolver() {
        return environment -> {
            GraphQLObjectType type =
                    environment.getSchema().getObjectType(name(environment.getObject()));
            if (type == null)
                throw new IllegalStateException(
                        "no type for " + environment.getObject().getClass());
            return type;
        };
    }

    private static String name(@Nullable Object entity) {
        if (entity instanceof Map<?, ?> map) return String.valueOf(map.get("__typename"));
        String name = entity == null ? "" : entity.getClass().getSimpleName();
        return name.endsWith(VIEW) ? name.substring(0, name.length() - VIEW.length()) : name;
    }
}
