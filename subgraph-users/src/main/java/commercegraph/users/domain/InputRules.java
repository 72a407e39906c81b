package commercegraph.users.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The bounds of each input field, each with its fault.
final class InputRules {

    private static final int NAME_CHARACTERS_MAX = 100;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int KEY_CHARACTERS_MAX = 128;
    private static final Pattern LOCALE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private final List<Fault> faults = new ArrayList<>();

    List<Fault> faults() {
        return faults;
    }

    void email(String email) {
        if (EmailAddress.parse(email).isEmpty())
            faults.add(Fault.invalid("This is not an e-mail address", "email"));
    }

    void displayName(Optional<String> name) {
        text(name, NAME_CHARACTERS_MAX, "displayName");
    }

    void reason(Optional<String> reason) {
        text(reason, REASON_CHARACTERS_MAX, "reason");
    }

    void locale(Optional<String> locale) {
        if (locale.isPresent() && !LOCALE.matcher(locale.get()).matches())
            faults.add(Fault.invalid("This is not a language tag like en-GB", "locale"));
    }

    void idempotency(Optional<Origin.IdempotencyKey> key) {
        text(key.map(Origin.IdempotencyKey::key), KEY_CHARACTERS_MAX, "idempotencyKey");
    }

    private void text(Optional<String> text, int charactersMax, String field) {
        if (text.isEmpty()) return;
        String value = text.get();
        boolean good =
                !value.isBlank()
                        && value.codePointCount(0, value.length()) <= charactersMax
                        && value.chars().noneMatch(Character::isISOControl);
        if (!good)
            faults.add(Fault.invalid("Must have 1 to " + charactersMax + " characters", field));
    }
}
