package commercegraph.users.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An address as it was written. Two that differ in case alone are one account's: [#unique].
public record EmailAddress(String value) {

    private static final int CHARACTERS_MAX = 254;
    private static final Pattern SHAPE =
            Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}.]+(\\.[^@\\s\\p{Cntrl}.]+)+");

    public static Optional<EmailAddress> parse(String text) {
        boolean good = text.length() <= CHARACTERS_MAX && SHAPE.matcher(text).matches();
        return good ? Optional.of(new EmailAddress(text)) : Optional.empty();
    }

    public String unique() {
        return value.toLowerCase(Locale.ROOT);
    }
}
