package commercegraph.router.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import commercegraph.router.app.CommandLine.Format;
import commercegraph.router.app.RouterConfiguration.SubgraphSource;
import commercegraph.router.composition.CompositionResult;
import commercegraph.router.composition.CompositionResult.Composed;
import commercegraph.router.composition.CompositionResult.Failed;
import commercegraph.router.composition.report.Place;
import commercegraph.router.json.JsonBuffer;
import commercegraph.router.json.JsonWriter;
import java.io.PrintStream;
import java.util.List;

/// `compose`: prints the supergraph of subgraphs, or everything that is wrong with them.
final class ComposeCommand {
    static final int EXIT_FAILED = 1;

    private static final int CAPACITY = 64 << 10;

    private ComposeCommand() {}

    /// @return the exit code: 0, or [#EXIT_FAILED] when the subgraphs do not compose
    static int run(CommandLine.Compose command, PrintStream out, PrintStream err) {
        List<SubgraphSource> sources =
                command.config()
                        .map(file -> ConfigurationReader.subgraphs(file).sources())
                        .orElseGet(() -> Composition.folder(command.directory().orElseThrow()));
        CompositionResult result = Composition.compose(sources);
        if (command.format() == Format.JSON) {
            out.writeBytes(json(result));
        } else {
            print(result, out, err);
        }
        return result instanceof Composed ? 0 : EXIT_FAILED;
    }

    private static void print(CompositionResult result, PrintStream out, PrintStream err) {
        switch (result) {
            case Composed composed -> {
                composed.hints().forEach(hint -> err.println(hint.code() + ": " + hint.message()));
                out.writeBytes(composed.supergraphSdl().getBytes(UTF_8));
            }
            case Failed(var errors) ->
                    errors.forEach(error -> err.println(Composition.line(error)));
        }
    }

    /// One line of JSON, in UTF-8 whatever the terminal speaks.
    private static byte[] json(CompositionResult result) {
        JsonBuffer buffer = new JsonBuffer(CAPACITY);
        JsonWriter writer = new JsonWriter(buffer).beginObject();
        switch (result) {
            case Composed composed -> {
                writer.key("supergraph").value(composed.supergraphSdl());
                writer.key("apiSchema").value(composed.apiSchemaSdl());
                writer.key("hints").beginArray();
                composed.hints()
                        .forEach(
                                hint ->
                                        finding(
                                                hint.code().name(),
                                                hint.message(),
                                                hint.places(),
                                                writer));
                writer.end();
            }
            case Failed(var errors) -> {
                writer.key("errors").beginArray();
                errors.forEach(
                        error ->
                                finding(
                                        error.code().name(),
                                        error.message(),
                                        error.places(),
                                        writer));
                writer.end();
            }
        }
        writer.end();
        buffer.raw((byte) '\n');
        return buffer.toBytes();
    }

    private static void finding(
            String code, String message, List<Place> places, JsonWriter writer) {
        writer.beginObject().key("code").value(code).key("message").value(message);
        writer.key("places").beginArray();
        for (Place place : places) {
            writer.beginObject()
                    .key("subgraph")
                    .value(place.subgraph().value())
                    .key("line")
                    .value(place.line())
                    .key("column")
                    .value(place.column())
                    .end();
        }
        writer.end().end();
    }
}
