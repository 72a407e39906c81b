package commercegraph.router.operation.passes;

import commercegraph.router.federation.Literals;
import commercegraph.router.operation.Operation.Variable;
import graphql.language.AstPrinter;
import graphql.language.OperationDefinition;
import java.util.List;

/// The variables that an operation declares, as text.
public final class ReadVariables {
    private ReadVariables() {}

    public static List<Variable> apply(OperationDefinition operation) {
        return operation.getVariableDefinitions().stream()
                .map(
                        it ->
                                new Variable(
                                        it.getName(),
                                        AstPrinter.printAstCompact(it.getType()),
                                        it.getDefaultValue() == null
                                                ? null
                                                : Literals.text(it.getDefaultValue())))
                .toList();
    }
}
