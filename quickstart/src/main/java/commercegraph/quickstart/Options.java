package commercegraph.quickstart;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// What the command line says.
///
/// @param fresh the data of earlier starts is thrown away
/// @param data the folder that keeps it
record Options(boolean fresh, Path data, Ports ports) {
    static final String USAGE =
            """
            ./graph up [--fresh] [--data FOLDER] [--port-base N]
              --fresh        begin anew: throw the data of earlier starts away
              --data         keep the data there (default: quickstart/data)
              --port-base    listen on N (router) to N+4 (default: 4000)""";

    static Options parse(List<String> arguments) {
        boolean fresh = false;
        Path data = Path.of("quickstart", "data");
        Ports ports = Ports.FIXED;
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--fresh" -> fresh = true;
                case "--data" -> data = Path.of(valueOf(argument, rest));
                case "--port-base" -> ports = Ports.from(numberOf(argument, rest));
                default -> throw new StartFailure("unknown: " + argument + "\n" + USAGE);
            }
        }
        return new Options(fresh, data.toAbsolutePath().normalize(), ports);
    }

    private static String valueOf(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StartFailure(argument + " wants a value\n" + USAGE);
        }
        return rest.next();
    }

    private static int numberOf(String argument, Iterator<String> rest) {
        String value = valueOf(argument, rest);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notANumber) {
            throw new StartFailure(argument + " wants a number, not " + value);
        }
    }
}
