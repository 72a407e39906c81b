package commercegraph.router.composition.subgraph;

import commercegraph.router.federation.FederationDirective;
import commercegraph.router.federation.FieldSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The argument of `@fromContext(field:)`: `$context { selection }`.
///
/// @param context the name of the context; empty when it has none
/// @param selection the rest, as written
public record ContextSelection(String context, String selection) {
    /// GraphQL specification, section 2.1.7 "Ignored Tokens".
    private static final String IGNORED = "(?:[\\s,\uFEFF]|#[^\\n\\r]*)*+";

    private static final Pattern FORM =
            Pattern.compile(
                    IGNORED
                            + "(?:\\$"
                            + IGNORED
                            + "(?<context>[A-Za-z_]\\w*))?"
                            + IGNORED
                            + "(?<selection>.*)",
                    Pattern.DOTALL);

    public static Optional<ContextSelection> of(Applied applied) {
        return applied.string("field")
                .map(
                        text -> {
                            Matcher form = FORM.matcher(text);
                            String context = form.matches() ? form.group("context") : null;
                            return new ContextSelection(
                                    context == null ? "" : context,
                                    form.group("selection").strip());
                        });
    }

    /// Without the names that fields are given: `x` of `x: y` means nothing to the schema.
    public Optional<FieldSet> fields() {
        return FieldSets.parse(selection);
    }

    Set<String> targets(SubgraphSchema schema) {
        Set<String> targets = new HashSet<>();
        for (TypeNode type : schema.types().values()) {
            boolean sets =
                    type.applied(FederationDirective.CONTEXT)
                            .anyMatch(applied -> applied.string("name").orElse("").equals(context));
            if (sets) {
                fields().ifPresent(
                                fields ->
                                        FieldSets.targets(schema, type.name(), fields, true)
                                                .forEach(field -> targets.add(field.coordinate())));
            }
        }
        return targets;
    }
}
