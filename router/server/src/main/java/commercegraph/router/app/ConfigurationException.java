package commercegraph.router.app;

/// The router cannot start as it is told to. The message is one line for the one who configured it.
public final class ConfigurationException extends RuntimeException {
    private final Problem problem;

    ConfigurationException(Problem problem, String message) {
        super(message);
        this.problem = problem;
    }

    /// What is wrong, and the exit code that says so.
    public enum Problem {
        /// Flags that are not known or not complete.
        USAGE(2),
        /// The configuration file, or something it names.
        CONFIGURATION(3),
        /// There is no supergraph, or one that cannot be served.
        SUPERGRAPH(4),
        /// The address is taken or not to be had.
        ADDRESS(5);

        private final int exitCode;

        Problem(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    public Problem problem() {
        return problem;
    }

    /// What a failure says, on one line.
    static String line(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message.replaceAll("\\s+", " ").strip();
    }

    static ConfigurationException usage(String message) {
        return new ConfigurationException(Problem.USAGE, message);
    }

    static ConfigurationException configuration(String message) {
        return new ConfigurationException(Problem.CONFIGURATION, message);
    }

    static ConfigurationException supergraph(String message) {
        return new ConfigurationException(Problem.SUPERGRAPH, message);
    }

    static ConfigurationException address(String message) {
        return new ConfigurationException(Problem.ADDRESS, message);
    }
}
