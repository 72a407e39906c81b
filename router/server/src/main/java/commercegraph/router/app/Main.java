package commercegraph.router.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The command line.
public final class Main {
    private static final String USAGE =
            """
            java -jar router.jar --supergraph FILE [--port N] [--host ADDRESS] [--config FILE]
                                          serve a supergraph
            java -jar router.jar --config FILE
                                          serve what the file says
            java -jar router.jar compose (--config FILE | DIR) [--format sdl|json]
                                          print the supergraph of the subgraphs, or what is wrong
            """;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int exitCode = run(arguments, System.out, System.err);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /// Serves until the process is told to end, or does what it is asked and returns.
    static int run(String[] arguments, PrintStream out, PrintStream err)
            throws InterruptedException {
        try {
            CommandLine command = CommandLine.parse(arguments);
            switch (command) {
                case CommandLine.Help() -> out.print(USAGE);
                case CommandLine.Compose compose -> {
                    return ComposeCommand.run(compose, out, err);
                }
                case CommandLine.Serve serve -> serve(configuration(serve), out);
            }
            return 0;
        } catch (ConfigurationException wrong) {
            err.println("router: " + wrong.getMessage());
            return wrong.problem().exitCode();
        }
    }

    private static RouterConfiguration configuration(CommandLine.Serve serve) {
        Optional<Path> supergraph = serve.supergraph();
        RouterConfiguration configuration =
                serve.config()
                        .map(file -> ConfigurationReader.read(file, supergraph))
                        .orElseGet(
                                () ->
                                        RouterConfiguration.of(
                                                new RouterConfiguration.GraphSource.File(
                                                        supergraph.orElseThrow())));
        return configuration.listeningOn(
                serve.host().orElse(configuration.http().host()),
                serve.port().orElse(configuration.http().port()));
    }

    private static void serve(RouterConfiguration configuration, PrintStream out)
            throws InterruptedException {
        RouterServer server = RouterServer.start(configuration);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "router-stop"));
        out.println("The router is ready at " + server.url());
        new CountDownLatch(1).await();
    }
}
