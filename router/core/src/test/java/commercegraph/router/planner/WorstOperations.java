package commercegraph.router.planner;

import static java.util.stream.Collectors.joining;

import commercegraph.router.composition.SubgraphSdl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Supergraphs and operations over them that are built to blow a planner up.
final class WorstOperations {
    private static final String LINK =
            """
            extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requires", "@external"])
            """;

    private WorstOperations() {}

    /// @param stepsMax what planning it may take
    record Worst(String name, List<SubgraphSdl> subgraphs, String document, int stepsMax) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Worst> all() {
        return List.of(
                new Worst("deep over shared types", shared(12), deep(80), 25_000),
                new Worst("many aliases", shared(12), aliases(1500), 60_000),
                new Worst("fifty subgraphs that share all", shared(50), bushy(3, 4), 100_000),
                new Worst("fragments on a large union", union(80), fragments(80), 5_000),
                new Worst(
                        "nested fragments on an interface",
                        union(40),
                        nestedFragments(40, 3),
                        80_000),
                new Worst("chain of requirements", requirements(24), "{ t { f24 } }", 3_000),
                new Worst(
                        "all of a chain of requirements",
                        requirements(24),
                        "{ t { " + each(24, " ", index -> "f" + (index + 1)) + " } }",
                        4_000),
                new Worst("keys of keys", keys(30), "{ t { f29 } }", 10_000));
    }

    private static String each(int count, String between, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(joining(between));
    }

    private static List<SubgraphSdl> subgraphs(int count, IntFunction<String> sdl) {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            subgraphs.add(new SubgraphSdl("s" + index, "", LINK + sdl.apply(index)));
        }
        return subgraphs;
    }

    /// Every subgraph resolves every field of an entity, and one field is its own.
    private static List<SubgraphSdl> shared(int count) {
        return subgraphs(
                count,
                index ->
                        """
                        type Query { node: Node @shareable }
                        type Node @key(fields: "id") {
                          id: ID! a: Node @shareable b: Node @shareable v: Int @shareable own%d: Int
                        }
                        """
                                .formatted(index));
    }

    private static String deep(int depth) {
        return "{ node { " + "a { ".repeat(depth) + "v own3" + " }".repeat(depth) + " } }";
    }

    private static String aliases(int count) {
        return "{ node { "
                + each(count, " ", index -> "x%d: own%d".formatted(index, index % 12))
                + " } }";
    }

    private static String bushy(int width, int depth) {
        if (depth == 0) {
            return "v own0 own7 own49";
        }
        String below = bushy(width, depth - 1);
        String fields =
                each(
                        width,
                        " ",
                        index ->
                                "x%d: %s { %s }"
                                        .formatted(index, index % 2 == 0 ? "a" : "b", below));
        return depth == 4 ? "{ node { " + fields + " } }" : fields;
    }

    /// A union and an interface of as many types, each with a field elsewhere.
    private static List<SubgraphSdl> union(int members) {
        return List.of(
                new SubgraphSdl(
                        "a",
                        "",
                        LINK
                                + "type Query { all: [U!]! things: [I!]! } interface I { id: ID! next: I } union U = "
                                + each(members, " | ", index -> "T" + index)
                                + each(
                                        members,
                                        "",
                                        " type T%d implements I @key(fields: \"id\") { id: ID! next: I }"
                                                ::formatted)),
                new SubgraphSdl(
                        "b",
                        "",
                        LINK
                                + each(
                                        members,
                                        " ",
                                        "type T%1$d @key(fields: \"id\") { id: ID! f%1$d: Int g: Int }"
                                                ::formatted)));
    }

    private static String fragments(int members) {
        return "{ all { " + each(members, " ", "... on T%1$d { id f%1$d g }"::formatted) + " } }";
    }

    private static String nestedFragments(int members, int depth) {
        String selections = "id";
        for (int level = 0; level < depth; level++) {
            String below = selections;
            int step = level;
            selections =
                    each(
                            level == depth - 1 ? members : 6,
                            " ",
                            index ->
                                    "... on T%1$d { f%1$d next { %2$s } }"
                                            .formatted((index * (step + 1)) % members, below));
        }
        return "{ things { " + selections + " } }";
    }

    /// `f1` needs `f0`, `f2` needs `f1` and so on, in turns from three subgraphs.
    private static List<SubgraphSdl> requirements(int length) {
        return subgraphs(
                3,
                index -> {
                    StringBuilder sdl = new StringBuilder();
                    sdl.append(index == 0 ? "type Query { t: T } " : "");
                    sdl.append("type T @key(fields: \"id\") { id: ID! ");
                    for (int field = 0; field <= length; field++) {
                        if (field % 3 == index) {
                            sdl.append("f%d: Int".formatted(field));
                            sdl.append(
                                    field == 0
                                            ? " "
                                            : " @requires(fields: \"f%d\") ".formatted(field - 1));
                        } else if ((field + 1) % 3 == index && field < length) {
                            sdl.append("f%d: Int @external ".formatted(field));
                        }
                    }
                    return sdl.append("}").toString();
                });
    }

    /// Each subgraph is entered by a key that only the one before it knows.
    private static List<SubgraphSdl> keys(int count) {
        return subgraphs(
                count,
                index ->
                        "%s type T @key(fields: \"k%d\") @key(fields: \"k%d\") { k%d: ID! k%d: ID! f%d: Int }"
                                .formatted(
                                        index == 0 ? "type Query { t: T }" : "",
                                        index,
                                        index + 1,
                                        index,
                                        index + 1,
                                        index));
    }
}
