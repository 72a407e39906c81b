package commercegraph.router.planner.fetches;

import commercegraph.router.operation.Operation;
import commercegraph.router.plan.Contextual;
import commercegraph.router.plan.Entities;
import commercegraph.router.plan.PlanNode.ContextFetch;
import commercegraph.router.plan.ResponsePath;
import commercegraph.router.planner.fetches.FetchStep.ContextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Writes the targets of one request whose objects take values from above.
final class ContextWriter {
    private final String name;
    private int variables;

    ContextWriter(List<Operation.Variable> clients) {
        this.name = FreeNames.like("contextualArgument_", clients);
    }

    /// A value before its variable has a name.
    record Values(String type, List<Contextual.Origin> origins) {}

    static List<Values> values(FetchStep fetch, InputWriter inputs) {
        List<Values> values = new ArrayList<>();
        int length = Paths.of(fetch, inputs.graph()).steps().size();
        for (ContextInput context : fetch.contexts()) {
            List<Contextual.Origin> origins = new ArrayList<>();
            for (FetchStep.ContextOrigin origin : context.origins()) {
                int above = Paths.of(origin.at(), fetch, inputs.graph()).steps().size();
                origins.add(
                        new Contextual.Origin(
                                length - above,
                                inputs.names(origin.types()),
                                inputs.fields(origin.fields())));
            }
            values.add(new Values(context.argument().type().toString(), origins));
        }
        return values;
    }

    ContextFetch.Target target(
            String alias,
            String variable,
            List<ResponsePath> paths,
            Entities entities,
            String selections,
            Set<String> clients,
            List<Values> values) {
        List<Contextual> contextual = new ArrayList<>();
        for (Values value : values) {
            contextual.add(new Contextual(name + variables++, value.type(), value.origins()));
        }
        List<String> pieces = new ArrayList<>();
        List<Integer> cuts = new ArrayList<>();
        String[] parts = selections.split(String.valueOf(SelectionText.CUT), -1);
        for (int part = 0; part < parts.length; part++) {
            if (part % 2 == 0) {
                pieces.add(parts[part]);
            } else {
                cuts.add(Integer.valueOf(parts[part]));
            }
        }
        return new ContextFetch.Target(
                alias, variable, paths, entities, pieces, cuts, clients, contextual);
    }
}
