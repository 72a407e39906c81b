package commercegraph.router.composition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A `*.case` file: subgraphs, and either the codes of the errors or the API schema and the
/// directives of the supergraph. Parts begin with a line `#! name rest`.
record CompositionCase(
        String name,
        String about,
        List<SubgraphSdl> subgraphs,
        Optional<Set<String>> errors,
        String api,
        Set<String> applied) {

    private record Part(String name, String rest, String text) {}

    static CompositionCase read(Path file) throws IOException {
        List<SubgraphSdl> subgraphs = new ArrayList<>();
        String about = "";
        Optional<Set<String>> errors = Optional.empty();
        String api = "";
        Set<String> applied = new TreeSet<>();
        for (Part part : parts(Files.readString(file))) {
            switch (part.name()) {
                case "about" -> about = part.rest();
                case "subgraph" ->
                        subgraphs.add(
                                new SubgraphSdl(
                                        part.rest(),
                                        "http://%s.test/graphql".formatted(part.rest()),
                                        part.text()));
                case "errors" -> errors = Optional.of(words(part.rest()));
                case "api" -> api = part.text();
                case "applied" -> part.text().lines().forEach(applied::add);
                default -> throw new IllegalArgumentException("unknown part: " + part.name());
            }
        }
        String name = String.valueOf(file.getFileName()).replace(".case", "");
        return new CompositionCase(name, about, subgraphs, errors, api, applied);
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Part> parts(String text) {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split("(?m)^#! ")) {
            if (!part.isBlank()) {
                int end = part.indexOf('\n');
                String head = end < 0 ? part : part.substring(0, end);
                String[] words = head.strip().split(" ", 2);
                parts.add(
                        new Part(
                                words[0],
                                words.length > 1 ? words[1].strip() : "",
                                end < 0 ? "" : part.substring(end + 1)));
            }
        }
        return parts;
    }
}
