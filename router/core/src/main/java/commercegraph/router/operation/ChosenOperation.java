package commercegraph.router.operation;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import java.util.Map;

/// The operation of a valid document that is to run, with the fragments it may spread.
public record ChosenOperation(
        OperationDefinition definition, Map<String, FragmentDefinition> fragments) {
    public ChosenOperation {
        fragments = Map.copyOf(fragments);
    }
}
