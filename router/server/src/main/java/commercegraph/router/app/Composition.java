package commercegraph.router.app;

import commercegraph.router.app.RouterConfiguration.SubgraphSource;
import commercegraph.router.composition.Composer;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.SubgraphSdl;
import commercegraph.router.composition.report.CompositionError;
import commercegraph.router.federation.SubgraphName;
import commercegraph.router.security.KnownFeatures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Composes subgraphs out of files.
final class Composition {
    private static final String EXTENSION = ".graphql";

    private Composition() {}

    static CompositionResult compose(List<SubgraphSource> sources) {
        List<SubgraphSdl> subgraphs =
                sources.stream()
                        .map(
                                source ->
                                        new SubgraphSdl(
                                                source.name().value(),
                                                source.url(),
                                                GraphLoader.text(source.schema())))
                        .toList();
        return Composer.create()
                .withSecurityFeatures(KnownFeatures.OWN_SECURITY_FEATURES)
                .compose(subgraphs);
    }

    /// @throws ConfigurationException when the subgraphs do not compose
    static String supergraph(List<SubgraphSource> sources) {
        return switch (compose(sources)) {
            case CompositionResult.Composed composed -> composed.supergraphSdl();
            case CompositionResult.Failed(var errors) ->
                    throw ConfigurationException.supergraph(
                            "The subgraphs do not compose: "
                                    + errors.stream()
                                            .map(Composition::line)
                                            .collect(Collectors.joining("; ")));
        };
    }

    /// One subgraph for each `NAME.graphql` of a folder, in the order of their names. Nobody says
    /// where they listen, so they get an address that leads nowhere (RFC 6761, "test").
    static List<SubgraphSource> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<SubgraphSource> sources =
                    files.filter(Composition::isSubgraph)
                            .sorted()
                            .map(Composition::source)
                            .toList();
            if (sources.isEmpty()) {
                throw ConfigurationException.configuration(
                        folder + " has no files NAME" + EXTENSION);
            }
            return sources;
        } catch (IOException unreadable) {
            throw ConfigurationException.configuration(folder + " is no folder that can be read");
        }
    }

    /// Other files may lie beside; hidden ones are those of editors and archives.
    private static boolean isSubgraph(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(EXTENSION) && !name.startsWith(".") && Files.isRegularFile(file);
    }

    private static SubgraphSource source(Path file) {
        String fileName = file.getFileName().toString();
        String name = fileName.substring(0, fileName.length() - EXTENSION.length());
        return new SubgraphSource(
                new SubgraphName(name), file, "http://%s.test/graphql".formatted(name));
    }

    static String line(CompositionError error) {
        String places =
                error.places().stream().map(Object::toString).collect(Collectors.joining(", "));
        return "%s: %s%s"
                .formatted(
                        error.code(), error.message(), places.isEmpty() ? "" : " (" + places + ")");
    }
}
