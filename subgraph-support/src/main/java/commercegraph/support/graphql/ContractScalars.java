package commercegraph.support.graphql;

import graphql.schema.Coercing;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.RuntimeWiring;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/// The scalars of the contract; a schema that does not declare one does not get it.
final class ContractScalars implements RuntimeWiringConfigurer {

    @Override
    public void configure(RuntimeWiring.Builder builder) {
        builder.scalar(scalar("DateTime", new DateTimeCoercing()))
                .scalar(scalar("EmailAddress", new TextCoercing("EmailAddress")))
                .scalar(scalar("Decimal", new TextCoercing("Decimal")))
                .scalar(scalar("JSON", new JsonCoercing()));
    }

    private static GraphQLScalarType scalar(String name, Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar().name(name).coercing(coercing).build();
    }
}
