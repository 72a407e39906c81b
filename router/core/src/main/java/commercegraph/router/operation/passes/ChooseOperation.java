package commercegraph.router.operation.passes;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ChosenOperation;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// GraphQL specification, section 6.1 "GetOperation()".
public final class ChooseOperation {
    private ChooseOperation() {}

    public static Checked<ChosenOperation> apply(Document document, Optional<String> name) {
        List<OperationDefinition> operations =
                document.getDefinitionsOfType(OperationDefinition.class);
        List<OperationDefinition> fitting =
                name.map(
                                wanted ->
                                        operations.stream()
                                                .filter(it -> wanted.equals(it.getName()))
                                                .toList())
                        .orElse(operations);
        if (fitting.isEmpty()) {
            return failed(
                    name.map(wanted -> "The document has no operation \"" + wanted + "\".")
                            .orElse("The document has no operation."));
        }
        if (fitting.size() > 1) {
            return failed("The document has several operations: operationName must choose one.");
        }
        Map<String, FragmentDefinition> fragments = new HashMap<>();
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> fragments.put(fragment.getName(), fragment));
        return new Checked.Valid<>(new ChosenOperation(fitting.getFirst(), fragments));
    }

    private static Checked<ChosenOperation> failed(String message) {
        return Checked.invalid(OperationError.of(Code.GRAPHQL_VALIDATION_FAILED, message));
    }
}
