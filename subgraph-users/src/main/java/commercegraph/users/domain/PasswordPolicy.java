package commercegraph.users.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Which passwords are taken: 10 to 256 characters; of three kinds (lower case, upper case, digits,
/// others) or 16 and more; no white space at either end, which Cognito does not take; none of the
/// usual ones with an ornament, and not the address.
final class PasswordPolicy {

    static final int CHARACTERS_MIN = 10;
    static final int CHARACTERS_MAX = 256;

    private static final int LONG_CHARACTERS = 16;
    private static final int KINDS_MIN = 3;
    private static final int DISTINCT_MIN = 5;
    private static final int MAILBOX_CHARACTERS_MIN = 4;

    /// As they are once digits, signs and case are taken off.
    private static final Set<String> USUAL =
            Set.of(
                    "password",
                    "passwort",
                    "passw",
                    "letmein",
                    "welcome",
                    "qwerty",
                    "qwertyuiop",
                    "qwertz",
                    "admin",
                    "administrator",
                    "iloveyou",
                    "changeme",
                    "secret",
                    "abc",
                    "abcdefgh",
                    "abcdefghij",
                    "test",
                    "user",
                    "login",
                    "monkey",
                    "dragon",
                    "football",
                    "baseball",
                    "sunshine",
                    "princess",
                    "superman");

    private PasswordPolicy() {}

    /// The fault of a password that is too weak, at this field.
    static Optional<Fault> check(String password, String email, String field) {
        return Optional.of(problem(password, email))
                .filter(problem -> !problem.isEmpty())
                .map(text -> new Fault(Fault.Code.PASSWORD_TOO_WEAK, text, List.of(field)));
    }

    private static String problem(String password, String email) {
        int characters = password.codePointCount(0, password.length());
        if (characters < CHARACTERS_MIN || characters > CHARACTERS_MAX)
            return "Must have " + CHARACTERS_MIN + " to " + CHARACTERS_MAX + " characters";
        if (!password.strip().equals(password)) return "Must not begin or end with white space";
        if (password.chars().distinct().count() < DISTINCT_MIN)
            return "Must have " + DISTINCT_MIN + " different characters";
        if (characters < LONG_CHARACTERS && kinds(password) < KINDS_MIN)
            return "Needs lower case, upper case and digits or signs, or 16 characters";
        String letters = password.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
        if (USUAL.contains(letters) || holds(password, email)) return "Is too easy to guess";
        return "";
    }

    private static long kinds(String password) {
        return List.of("\\p{Ll}", "\\p{Lu}", "\\p{Nd}", "[^\\p{Ll}\\p{Lu}\\p{Nd}]").stream()
                .filter(kind -> !password.replaceAll(kind, "").equals(password))
                .count();
    }

    private static boolean holds(String password, String email) {
        String mailbox = email.toLowerCase(Locale.ROOT).replaceAll("@.*", "");
        return mailbox.length() >= MAILBOX_CHARACTERS_MIN
                && password.toLowerCase(Locale.ROOT).contains(mailbox);
    }
}
