package commercegraph.router.differential;

import commercegraph.router.differential.World.Abstract;
import commercegraph.router.differential.World.Pick;
import java.util.List;

/// An argument that clients do not give (`@fromContext`).
///
/// @param type in GraphQL syntax
/// @param selection one field, or one for each type condition
record FromContext(String name, String type, String context, List<Pick> selection) {

    String text() {
        boolean conditions = selection.stream().noneMatch(it -> it.on().isEmpty());
        return "%s: %s @fromContext(field: \"$%s %s\")"
                .formatted(
                        name,
                        type,
                        context,
                        conditions ? Pick.text(selection) : "{ " + Pick.text(selection) + " }");
    }

    /// What applies to objects of the type.
    List<Pick> of(String type, World world) {
        Abstract one = world.abstracts().get(type);
        return selection.stream()
                .filter(
                        it ->
                                it.on().isEmpty()
                                        || it.on().equals(type)
                                        || one != null && one.members().contains(it.on()))
                .toList();
    }
}
