package commercegraph.router.planner.fetches;

import commercegraph.router.federation.Argument;
import commercegraph.router.querygraph.QueryGraph;
import commercegraph.router.querygraph.TypeSet;
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
final class SelectionText {
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
        List<Entry> entries = entries(sites);
        Site first = sites.getFirst();
        String type = first.type();
        boolean typename = sites.stream().anyMatch(Site::hasTypename);
        TypeSet covered = sites.stream().map(Site::covered).reduce(TypeSet.EMPTY, TypeSet::or);
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
        String text = join(typename ? "__typename" : "", fields(entries));
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
                Entry entry = entries.computeIfAbsent(take.slot(), Entry::new);
                entry.types = entry.types.or(take.types());
                if (take.child() != null) {
                    entry.children.add(take.child());
                }
            }
        }
        return new ArrayList<>(entries.values());
    }

    private String byMember(TypeSet covered, List<Entry> entries, boolean typename) {
        StringBuilder text = new StringBuilder();
        members(covered)
                .forEach(
                        (name, types) -> {
                            String fields =
                                    join(typename ? "__typename" : "", fields(on(entries, types)));
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
            boolean lifted =
                    entry.types.containsAll(covered)
                            && graph.declares(subgraph, type, entry.slot.name());
            (lifted ? common : rest).add(entry);
        }
        StringBuilder text = new StringBuilder(join(typename ? "__typename" : "", fields(common)));
        if (!rest.isEmpty()) {
            members(covered)
                    .forEach(
                            (name, types) -> {
                                String fields = fields(on(rest, types));
                                if (!fields.isEmpty()) {
                                    text.append("...on ").append(name).append(braces(fields));
                                }
                            });
        }
        return text.isEmpty() ? nothing(type) : text.toString();
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

    private static List<Entry> on(List<Entry> entries, TypeSet types) {
        return entries.stream().filter(entry -> entry.types.intersects(types)).toList();
    }

    private String fields(List<Entry> entries) {
        return entries.stream().map(this::text).collect(Collectors.joining(" "));
    }

    private String text(Entry entry) {
        String known = entry.text;
        if (known != null) {
            return known;
        }
        Slot slot = entry.slot;
        String key = slot.storageKey();
        String text =
                (key.equals(slot.name()) ? key : key + ":" + slot.name())
                        + arguments(slot.arguments())
                        + (entry.children.isEmpty() ? "" : braces(of(entry.children)));
        entry.text = text;
        return text;
    }

    private String arguments(List<Argument> arguments) {
        if (arguments.isEmpty()) {
            return "";
        }
        arguments.forEach(argument -> variables.addAll(argument.variables()));
        return arguments.stream()
                .map(argument -> argument.name() + ":" + argument.value())
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String braces(String text) {
        return "{" + text + "}";
    }

    private static String join(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + " " + second;
    }

    private static final class Entry {
        final Slot slot;
        TypeSet types = TypeSet.EMPTY;
        final List<Site> children = new ArrayList<>();
        @Nullable String text;

        Entry(Slot slot) {
            this.slot = slot;
        }
    }
}
