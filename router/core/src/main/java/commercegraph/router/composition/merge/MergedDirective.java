package commercegraph.router.composition.merge;

import commercegraph.router.federation.Literals;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A directive that clients may write.
///
/// @param locations where, as GraphQL names the places
public record MergedDirective(
        String name,
        @Nullable String description,
        Map<String, MergedInput> arguments,
        boolean repeatable,
        List<String> locations) {

    String definition() {
        String head = description == null ? "" : Literals.quoted(description) + "\n";
        String parameters =
                arguments.isEmpty()
                        ? ""
                        : arguments.values().stream()
                                .map(MergedDirective::text)
                                .collect(Collectors.joining(", ", "(", ")"));
        return "%sdirective @%s%s%s on %s"
                .formatted(
                        head,
                        name,
                        parameters,
                        repeatable ? " repeatable" : "",
                        String.join(" | ", locations));
    }

    private static String text(MergedInput input) {
        StringBuilder text = new StringBuilder();
        if (input.description() != null) {
            text.append(Literals.quoted(input.description())).append(' ');
        }
        text.append(input.name()).append(": ").append(input.type());
        if (input.defaultValue() != null) {
            text.append(" = ").append(Literals.text(input.defaultValue()));
        }
        input.directives().forEach(directive -> text.append(' ').append(directive.text()));
        return text.toString();
    }
}
