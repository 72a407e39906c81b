package commercegraph.router.planner.fetches;

import commercegraph.router.federation.Argument;
import commercegraph.router.planner.fetches.FetchStep.ContextInput;
import commercegraph.router.querygraph.FieldMove;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
import commercegraph.router.supergraph.SubgraphField.ContextArgument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the selection sets of a fetch, with the type names that its subgraph knows: fields that
/// all types have in common on the type itself, the others in fragments.
///
/// Where an argument takes its value from a context, the text is cut: between two [#CUT] stands the
/// number of the context among the fetch's.
final class SelectionText {
    /// No text of GraphQL has this character.
    static final char CUT = '\0';

    private final QueryGraph graph;
    private final int subgraph;
    private final Set<String> variables = new LinkedHashSet<>();

    SelectionText(QueryGraph graph, int subgraph) {
        this.graph = graph;
        this.subgraph = subgraph;
    }

    /// The client's variables that the text uses.
    Set<String> variables() {
        return variables;
    }

    /// @param sites selection sets at one position that go out as one
    String of(List<Site> sites) {
        return of(sites, TypeSet.EMPTY);
    }

    /// @param only the types of objects that are asked; empty: all that the sites are for
    String of(List<Site> sites, TypeSet only) {
        Site first = sites.getFirst();
        String type = first.type();
        boolean typename = sites.stream().anyMatch(Site::hasTypename);
        TypeSet all = sites.stream().map(Site::covered).reduce(TypeSet.EMPTY, TypeSet::or);
        TypeSet covered = only.isEmpty() ? all : all.and(only);
        List<Entry> entries = only.isEmpty() ? entries(sites) : on(entries(sites), only);
        if (type == null) {
            String untoldAs = first.fetch().untoldAs();
            return untoldAs == null
                    ? byMember(covered, entries, typename)
                    : "...on "
                            + untoldAs
                            + braces(onAbstract(untoldAs, covered, entries, typename));
        }
        if (isAbstract(type)) {
            return onAbstract(type, covered, entries, typename);
        }
        String text = join(typename ? "__typename" : "", fields(entries, covered));
        return text.isEmpty() ? nothing(type) : text;
    }

    /// A selection set must select something: `__typename`, but under a key of its own where it is
    /// not the object's type.
    private String nothing(String type) {
        return graph.tellsTypes(subgraph, type) ? "__typename" : "_typename:__typename";
    }

    private boolean isAbstract(String type) {
        return graph.isAbstract(type) && !graph.isInterfaceObject(subgraph, type);
    }

    private List<Entry> entries(List<Site> sites) {
        Map<Slot, Entry> entries = new LinkedHashMap<>();
        for (Site site : sites) {
            for (Take take : site.takes().values()) {
                Entry entry =
                        entries.computeIfAbsent(
                                take.slot(), slot -> new Entry(slot, contexts(site)));
                entry.types = entry.types.or(take.types());
                if (take.child() != null) {
                    entry.children.add(take.child());
                }
            }
        }
        return new ArrayList<>(entries.values());
    }

    private static List<ContextInput> contexts(Site site) {
        return site.isContextual() ? site.fetch().contexts() : List.of();
    }

    private String byMember(TypeSet covered, List<Entry> entries, boolean typename) {
        StringBuilder text = new StringBuilder();
        members(covered)
                .forEach(
                        (name, types) -> {
                            String fields =
                                    join(
                                            typename ? "__typename" : "",
                                            fields(on(entries, types), types));
                            text.append("...on ")
                                    .append(name)
                                    .append(braces(fields.isEmpty() ? nothing(name) : fields));
                        });
        return text.toString();
    }

    private String onAbstract(String type, TypeSet covered, List<Entry> entries, boolean typename) {
        List<Entry> common = new ArrayList<>();
        List<Entry> rest = new ArrayList<>();
        for (Entry entry : entries) {
            boolean lifted = entry.types.containsAll(covered) && isOn(type, entry);
            (lifted ? common : rest).add(entry);
        }
        StringBuilder text =
                new StringBuilder(join(typename ? "__typename" : "", fields(common, covered)));
        if (!rest.isEmpty()) {
            TypeSet differing = types(rest).and(covered);
            members(differing)
                    .forEach(
                            (name, types) -> {
                                String fields = fields(on(rest, types), types);
                                if (!fields.isEmpty()) {
                                    text.append("...on ").append(name).append(braces(fields));
                                }
                            });
        }
        return text.isEmpty() ? nothing(type) : text.toString();
    }

    /// Whether the interface has the field, and with the type that its selections are written for:
    /// those of its implementations may be narrower.
    private boolean isOn(String type, Entry entry) {
        String declared = graph.declared(subgraph, type, entry.slot.name());
        return declared != null
                && entry.children.stream().allMatch(child -> declared.equals(child.type()));
    }

    private Map<String, TypeSet> members(TypeSet covered) {
        Map<String, TypeSet> members = new TreeMap<>();
        covered.forEach(
                type -> {
                    String name = graph.nameIn(subgraph, type);
                    if (name != null) {
                        members.merge(name, TypeSet.of(type), TypeSet::or);
                    }
                });
        return members;
    }

    /// Of a large interface mostly a few types differ from the others in what is selected.
    private static TypeSet types(List<Entry> entries) {
        TypeSet types = TypeSet.EMPTY;
        for (Entry entry : entries) {
            types = types.or(entry.types);
        }
        return types;
    }

    private static List<Entry> on(List<Entry> entries, TypeSet types) {
        List<Entry> on = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            if (entry.types.intersects(types)) {
                on.add(entry);
            }
        }
        return on;
    }

    /// Slots that are apart for their types may read one field.
    private String fields(List<Entry> entries, TypeSet types) {
        if (entries.size() == 1) {
            return text(entries.getFirst(), types);
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Entry entry : entries) {
            texts.add(text(entry, types));
        }
        return String.join(" ", texts);
    }

    private String text(Entry entry, TypeSet types) {
        String known = entry.text;
        if (known != null) {
            return known;
        }
        String contextual = contextual(entry, entry.types.and(types));
        Slot slot = entry.slot;
        String key = slot.storageKey();
        String text =
                (key.equals(slot.name()) ? key : key + ":" + slot.name())
                        + arguments(slot.arguments(), contextual)
                        + (entry.children.isEmpty() ? "" : braces(of(entry.children)));
        if (contextual.isEmpty()) {
            entry.text = text;
        }
        return text;
    }

    /// Arguments that the client does not know.
    private String contextual(Entry entry, TypeSet types) {
        List<ContextInput> contexts = entry.contexts;
        FieldMove move =
                contexts.isEmpty() || types.isEmpty()
                        ? null
                        : graph.move(subgraph, types.first(), entry.slot.name());
        if (move == null) {
            return "";
        }
        List<String> texts = new ArrayList<>();
        for (ContextArgument argument : move.definition().contextArguments()) {
            for (int context = 0; context < contexts.size(); context++) {
                if (contexts.get(context).isFor(argument)) {
                    texts.add(argument.name() + ":" + CUT + context + CUT);
                    break;
                }
            }
        }
        return String.join(",", texts);
    }

    private String arguments(List<Argument> arguments, String more) {
        if (arguments.isEmpty()) {
            return more.isEmpty() ? "" : "(" + more + ")";
        }
        arguments.forEach(argument -> variables.addAll(argument.variables()));
        return arguments.stream()
                .map(argument -> argument.name() + ":" + argument.value())
                .collect(Collectors.joining(",", "(", more.isEmpty() ? ")" : "," + more + ")"));
    }

    private static String braces(String text) {
        return "{" + text + "}";
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    private static final class Entry {
        final Slot slot;
        final List<ContextInput> contexts;
        TypeSet types = TypeSet.EMPTY;
        final List<Site> children = new ArrayList<>();
        @Nullable String text;

        Entry(Slot slot, List<ContextInput> contexts) {
            this.slot = slot;
            this.contexts = contexts;
        }
    }
}
