package commercegraph.router.composition.print;

import commercegraph.router.federation.Literals;

/// Strings over several lines: GraphQL specification, section 2.9.4 "Block Strings".
final class BlockStrings {
    private BlockStrings() {}

    /// Quoted on one line, or as a block whose lines are indented; whichever is read back as the
    /// same text.
    static String text(String string, String indent) {
        if (!string.contains("\n") || !keepsShape(string)) {
            return Literals.quoted(string);
        }
        StringBuilder block = new StringBuilder("\"\"\"\n");
        for (String line : string.split("\n", -1)) {
            if (!line.isEmpty()) {
                block.append(indent).append(line);
            }
            block.append('\n');
        }
        return block.append(indent).append("\"\"\"").toString();
    }

    /// A block loses blank lines at its ends and common indentation, and has no escapes but one.
    private static boolean keepsShape(String string) {
        return !string.contains("\"\"\"")
                && !string.contains("\r")
                && string.lines().findFirst().filter(line -> !line.isBlank()).isPresent()
                && !string.endsWith("\n")
                && !string.substring(string.lastIndexOf('\n') + 1).isBlank()
                && string.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t')
                && string.lines()
                        .filter(line -> !line.isBlank())
                        .anyMatch(line -> !isIndented(line));
    }

    private static boolean isIndented(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }
}
