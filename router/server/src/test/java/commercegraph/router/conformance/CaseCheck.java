package commercegraph.router.conformance;

import commercegraph.router.json.MalformedJson;
import commercegraph.router.json.Tape;
import commercegraph.router.operation.ApiTypes;
import commercegraph.router.operation.Checked;
import commercegraph.router.operation.ClientOperation;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.OperationReader;
import commercegraph.router.supergraph.Supergraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Holds an answer against what a case expects: the data, whether there are errors and where, and
/// the order of keys.
final class CaseCheck {
    private final OperationReader reader;
    private final KeyOrder order;

    CaseCheck(Supergraph supergraph) {
        this.reader = new OperationReader(supergraph, DocumentLimits.DEFAULT);
        this.order = new KeyOrder(new ApiTypes(supergraph.apiSchema()));
    }

    /// What is wrong, in words; none when it is right.
    List<String> faults(Suite.Case one, Map<String, @Nullable Object> answer) {
        Map<String, @Nullable Object> expected = one.expected();
        Object data = answer.get("data");
        List<String> faults = Json.differences("data", expected.get("data"), data);
        boolean hasErrors = answer.get("errors") instanceof List<?> errors && !errors.isEmpty();
        Object errors = expected.get("errors");
        if (errors != null && !errors.equals(hasErrors)) {
            faults.add(hasErrors ? "there are errors" : "there are no errors");
        }
        if (expected.get("paths") != null) {
            faults.addAll(Json.differences("paths", expected.get("paths"), paths(answer)));
        }
        if (faults.isEmpty() && data != null && !isInOrder(one, Json.object(data))) {
            faults.add("the keys are not in the order of the operation");
        }
        return faults;
    }

    private static List<@Nullable Object> paths(Map<String, @Nullable Object> answer) {
        List<@Nullable Object> paths = new ArrayList<>();
        if (answer.get("errors") != null) {
            Json.list(answer.get("errors")).forEach(one -> paths.add(Json.object(one).get("path")));
        }
        return paths;
    }

    private boolean isInOrder(Suite.Case one, Map<String, @Nullable Object> data) {
        try {
            Tape variables = Tape.scan(Json.write(one.variables()));
            Checked<Operation> operation =
                    reader.read(one.query(), Optional.empty())
                            .then(client -> normalize(client, variables));
            return operation instanceof Checked.Valid<Operation>(var valid)
                    && order.holds(valid, data);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Checked<Operation> normalize(ClientOperation client, Tape variables) {
        return client.normalize(client.conditionValues(variables, variables.root()));
    }
}
