package commercegraph.router.composition;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Breaks SDL, a token at a time.
final class Mutations {
    private static final Pattern TOKEN =
            Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"[^\"\\n]*\"|@?\\w+|\\.\\.\\.|\\S");

    private Mutations() {}

    /// Drops, doubles, swaps or replaces tokens; inside of strings that are field sets as well.
    static String mutated(String sdl, Random random) {
        List<String> tokens = tokens(sdl);
        if (tokens.size() < 2) {
            return sdl;
        }
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(7)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> tokens.set(at, tokens.set(other, tokens.get(at)));
            case 3, 4 -> tokens.set(at, tokens.get(other));
            case 5 -> tokens.add(at, tokens.get(other));
            default -> {
                String token = tokens.get(at);
                tokens.set(
                        at,
                        token.length() > 2 && token.startsWith("\"") && !token.startsWith("\"\"")
                                ? "\""
                                        + mutated(token.substring(1, token.length() - 1), random)
                                        + "\""
                                : tokens.get(other));
            }
        }
        return String.join(" ", tokens);
    }

    private static List<String> tokens(String sdl) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sdl.replaceAll("(?m)^\\s*#.*$", ""));
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
