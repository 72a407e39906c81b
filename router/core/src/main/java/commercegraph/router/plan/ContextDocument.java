package commercegraph.router.plan;

import commercegraph.router.plan.PlanNode.ContextFetch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Writes the document of a [ContextFetch] for so many sets of values:
/// `query($r:[_Any!]!,$c:String,$r_1:[_Any!]!,$c_1:String){e:_entities(representations:$r){…}
/// e_1:_entities(representations:$r_1){…}}`.
public final class ContextDocument {
    private final List<String> declared;
    private final StringBuilder fields = new StringBuilder();

    /// @param declared the client's variables
    public ContextDocument(Collection<String> declared) {
        this.declared = new ArrayList<>(declared);
    }

    /// @param suffix tells the names of one set of values from those of another
    public void add(ContextFetch.Target target, String suffix) {
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
        return "query(" + String.join(",", declared) + "){" + fields + "}";
    }
}
