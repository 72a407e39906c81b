package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.app.RouterConfiguration.GraphSource;
import commercegraph.router.engine.EngineSettings;
import commercegraph.router.engine.Graph;
import commercegraph.router.engine.workers.Workers;
import commercegraph.router.execution.SubgraphClient;
import commercegraph.router.security.KnownFeatures;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.SupergraphReader;
import commercegraph.router.supergraph.UnreadableSupergraphException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// Reads a supergraph, or composes it, and refuses what the router could not serve safely.
final class GraphLoader {
    private GraphLoader() {}

    /// @throws ConfigurationException with a line that says what is wrong with which file
    static Supergraph load(GraphSource source) {
        return switch (source) {
            case GraphSource.File(var path) -> read(path.toString(), text(path));
            case GraphSource.Text(var name, var sdl) -> read(name, sdl);
            case GraphSource.Subgraphs(var sources) ->
                    read("The composed supergraph", Composition.supergraph(sources));
        };
    }

    /// @throws ConfigurationException when directives of the supergraph cannot be read
    static Graph graph(
            Supergraph supergraph,
            EngineSettings settings,
            SubgraphClient client,
            Workers workers) {
        try {
            return Graph.of(supergraph, settings, client, workers);
        } catch (IllegalArgumentException unreadable) {
            throw ConfigurationException.supergraph(
                    "The supergraph cannot be served: " + ConfigurationException.line(unreadable));
        }
    }

    static String text(Path path) {
        try {
            return Files.readString(path, UTF_8);
        } catch (NoSuchFileException missing) {
            throw ConfigurationException.supergraph("There is no file " + path);
        } catch (CharacterCodingException malformed) {
            throw ConfigurationException.supergraph(path + " is not text in UTF-8");
        } catch (IOException unreadable) {
            throw ConfigurationException.supergraph(
                    path + " cannot be read: " + ConfigurationException.line(unreadable));
        }
    }

    private static Supergraph read(String name, String sdl) {
        Supergraph supergraph;
        try {
            supergraph = SupergraphReader.read(sdl);
        } catch (UnreadableSupergraphException unreadable) {
            throw ConfigurationException.supergraph(
                    name + ": " + ConfigurationException.line(unreadable));
        }
        List<String> unknown = KnownFeatures.unknownIn(supergraph);
        if (!unknown.isEmpty()) {
            throw ConfigurationException.supergraph(
                    name
                            + " needs features that this router does not know: "
                            + String.join(", ", unknown));
        }
        return supergraph;
    }
}
