package commercegraph.router.app;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the arguments ask for.
sealed interface CommandLine {
    record Help() implements CommandLine {}

    record Serve(
            Optional<Path> supergraph,
            Optional<Path> config,
            Optional<String> host,
            Optional<Integer> port)
            implements CommandLine {}

    /// @param directory with one `NAME.graphql` for each subgraph
    record Compose(Optional<Path> config, Optional<Path> directory, Format format)
            implements CommandLine {}

    /// What `compose` prints.
    enum Format {
        SDL,
        JSON
    }

    int PORT_MAX = 65_535;

    /// @throws ConfigurationException when an argument is not known or not complete
    static CommandLine parse(String[] arguments) {
        List<String> all = List.of(arguments);
        if (all.contains("--help") || all.contains("-h")) {
            return new Help();
        }
        if (!all.isEmpty() && all.getFirst().equals("compose")) {
            return compose(all.subList(1, all.size()));
        }
        return serve(all);
    }

    private static CommandLine serve(List<String> arguments) {
        Map<String, String> flags =
                flags(arguments, Set.of("--supergraph", "--config", "--host", "--port"), Set.of());
        Optional<Path> supergraph = path(flags, "--supergraph");
        Optional<Path> config = path(flags, "--config");
        if (supergraph.isEmpty() && config.isEmpty()) {
            throw ConfigurationException.usage(
                    "name a supergraph by --supergraph FILE, or a configuration by --config FILE"
                            + " (--help says more)");
        }
        return new Serve(
                supergraph,
                config,
                Optional.ofNullable(flags.get("--host")),
                Optional.ofNullable(flags.get("--port")).map(CommandLine::port));
    }

    private static CommandLine compose(List<String> arguments) {
        Map<String, String> flags =
                flags(arguments, Set.of("--config", "--format"), Set.of("directory"));
        Optional<Path> config = path(flags, "--config");
        Optional<Path> directory = path(flags, "directory");
        if (config.isPresent() == directory.isPresent()) {
            throw ConfigurationException.usage("compose needs --config FILE or a folder");
        }
        return new Compose(config, directory, format(flags.getOrDefault("--format", "sdl")));
    }

    private static Format format(String name) {
        return switch (name) {
            case "sdl" -> Format.SDL;
            case "json" -> Format.JSON;
            default -> throw ConfigurationException.usage("--format is sdl or json, not " + name);
        };
    }

    /// @param positional the name under which the argument that is no flag is kept; at most one
    private static Map<String, String> flags(
            List<String> arguments, Set<String> known, Set<String> positional) {
        Map<String, String> flags = new HashMap<>();
        Iterator<String> rest = arguments.stream().flatMap(CommandLine::split).iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            if (!argument.startsWith("--") && flags.keySet().containsAll(positional)) {
                throw ConfigurationException.usage("there is no place for " + argument);
            }
            if (!argument.startsWith("--")) {
                flags.put(positional.iterator().next(), argument);
            } else if (!known.contains(argument)) {
                throw ConfigurationException.usage(
                        argument + " is not known (--help says what is)");
            } else if (!rest.hasNext()) {
                throw ConfigurationException.usage(argument + " needs a value");
            } else {
                flags.put(argument, rest.next());
            }
        }
        return flags;
    }

    /// `--port=4000` is the same as `--port 4000`.
    private static java.util.stream.Stream<String> split(String argument) {
        return argument.startsWith("--")
                ? Arrays.stream(argument.split("=", 2))
                : java.util.stream.Stream.of(argument);
    }

    private static Optional<Path> path(Map<String, String> flags, String name) {
        return Optional.ofNullable(flags.get(name)).map(Path::of);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException notOne) {
            throw ConfigurationException.usage("--port has to be a number, not " + text);
        }
        throw ConfigurationException.usage("--port has to be at most " + PORT_MAX);
    }
}
