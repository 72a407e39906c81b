package commercegraph.router.plan;

import commercegraph.router.plan.PlanNode.ContextFetch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes the document of a [ContextFetch] for so many sets of values:
/// `query($r:[_Any!]!,$c:String,$r_1:[_Any!]!,$c_1:String){e:_entities(representations:$r){…}
/// e_1:_entities(representations:$r_1){…}}`.
public final class ContextDocument {
    private final Collection<String> clients;
    private final Set<String> used = new HashSet<>();
    private final List<String> declared = new ArrayList<>();
    private final StringBuilder fields = new StringBuilder();

    /// @param clients the client's variables, of which those are declared that a target uses:
    ///     GraphQL specification, section 5.8.4 "All Variables Used"
    public ContextDocument(Collection<String> clients) {
        this.clients = clients;
    }

    /// @param suffix tells the names of one set of values from those of another
    public void add(ContextFetch.Target target, String suffix) {
        used.addAll(target.variables());
        declared.add("$" + target.variable() + suffix + ":[_Any!]!");
        for (Contextual contextual : target.contextual()) {
            declared.add("$" + contextual.variable() + suffix + ":" + contextual.type());
        }
        fields.append(fields.isEmpty() ? "" : " ")
                .append(target.alias())
                .append(suffix)
                .append(":_entities(representations:$")
                .append(target.variable())
                .append(suffix)
                .append("){");
        for (int piece = 0; piece < target.selections().size(); piece++) {
            if (piece > 0) {
                Contextual contextual = target.contextual().get(target.cuts().get(piece - 1));
                fields.append('$').append(contextual.variable()).append(suffix);
            }
            fields.append(target.selections().get(piece));
        }
        fields.append('}');
    }

    public String text() {
        Stream<String> needed = clients.stream().filter(this::isUsed);
        String all = Stream.concat(needed, declared.stream()).collect(Collectors.joining(","));
        return "query(" + all + "){" + fields + "}";
    }

    private boolean isUsed(String declaration) {
        return used.contains(declaration.substring(1, declaration.indexOf(':')));
    }
}
