package commercegraph.router.differential;

import commercegraph.router.conformance.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a failure down in the form of the conformance suites: the subgraphs, what they know, the
/// operation, and what one merged schema answers. Such a folder under
/// `src/test/resources/differential` is replayed by [KnownCasesTest].
final class CaseFolder {
    static final Path FOUND = Path.of("target", "differential");

    private CaseFolder() {}

    /// @return the folder
    static Path write(Failure failure) {
        return write(failure, FOUND.resolve(failure.rig().suite().name()));
    }

    static Path write(Failure failure, Path folder) {
        try {
            Files.createDirectories(folder.resolve("subgraphs"));
            for (var subgraph : failure.rig().suite().subgraphs().entrySet()) {
                Files.writeString(
                        folder.resolve("subgraphs").resolve(subgraph.getKey() + ".graphql"),
                        subgraph.getValue());
            }
            Files.writeString(
                    folder.resolve("data.json"), Json.text(failure.rig().suite().facts()));
            Files.writeString(folder.resolve("case.graphql"), failure.operation() + "\n");
            Files.writeString(folder.resolve("case.json"), Json.text(expected(failure)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private static Map<String, @Nullable Object> expected(Failure failure) {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("variables", Rig.VARIABLES);
        expected.put(
                "answers",
                failure.rig().merged().answers(failure.operation(), Rig.VARIABLES).stream()
                        .map(CaseFolder::answer)
                        .toList());
        return expected;
    }

    private static Map<String, @Nullable Object> answer(Map<String, Object> answer) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        kept.put("data", answer.get("data"));
        if (answer.get("errors") != null) {
            List<Object> errors = new ArrayList<>();
            for (Object error : Json.list(answer.get("errors"))) {
                errors.add(Map.of("path", Json.list(Json.object(error).get("path"))));
            }
            kept.put("errors", errors);
        }
        return kept;
    }
}
