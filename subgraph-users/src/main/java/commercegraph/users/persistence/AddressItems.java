package commercegraph.users.persistence;

import commercegraph.users.domain.CredentialStore.Bound;
import commercegraph.users.domain.CredentialStore.Failures;
import commercegraph.users.domain.CredentialStore.OpenSignUp;
import commercegraph.users.domain.CredentialStore.ResetCode;
import commercegraph.users.domain.EmailAddress;
import commercegraph.users.domain.SignUp;
import commercegraph.users.domain.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How that which belongs to an address stands in the table: all in the partition of the address,
/// so that one query reads it, account or not.
final class AddressItems {

    static final String ADDRESS = "ADDRESS";
    static final String SIGN_UP = "SIGNUP#";
    static final String RESET = "RESET";
    static final String FAILURES = "FAILURES";
    static final String FAILED = "failed";
    static final String CODE_HASH = "codeHash";
    static final String USED = "used";

    /// What goes with its owner.
    static final List<String> OF_OWNER = List.of(ADDRESS, RESET, FAILURES);

    /// Without a proof a sign-up is forgotten after a day, as its code is.
    private static final Duration SIGN_UP_KEPT = Duration.ofDays(1);

    private static final Duration FAILURES_KEPT = Duration.ofHours(1);
    private static final Duration DECOY_KEPT = Duration.ofHours(1);
    private static final String CODE_EXPIRES_AT = "codeExpiresAt";
    private static final String LOCKED_UNTIL = "lockedUntil";

    private AddressItems() {}

    static String partition(EmailAddress email) {
        return "EMAIL#" + email.unique();
    }

    static Item.Key key(EmailAddress email, String sort) {
        return new Item.Key(partition(email), sort);
    }

    static Item.Key signUpKey(SignUp signUp) {
        return signUpKey(signUp.email(), signUp.id());
    }

    static Item.Key signUpKey(EmailAddress email, UserId id) {
        return key(email, SIGN_UP + id.value());
    }

    static Item.Key bound(EmailAddress email, Bound bound) {
        return key(email, "BOUND#" + bound);
    }

    static Item signUp(OpenSignUp open) {
        SignUp signUp = open.signUp();
        return Item.at(signUpKey(signUp))
                .with(UserItems.USER_ID, signUp.id().value())
                .with("email", signUp.email().value())
                .with("displayName", signUp.displayName())
                .with("locale", signUp.locale())
                .with("at", signUp.at())
                .with(UserItems.PASSWORD_HASH, open.passwordHash())
                .with(CODE_HASH, open.codeHash())
                .with(CODE_EXPIRES_AT, open.codeExpiresAt())
                .with(
                        TableLayout.EXPIRES_AT,
                        open.codeExpiresAt().plus(SIGN_UP_KEPT).getEpochSecond());
    }

    static OpenSignUp signUp(Item item) {
        var signUp =
                new SignUp(
                        new UserId(item.text(UserItems.USER_ID)),
                        new EmailAddress(item.text("email")),
                        item.findText("displayName"),
                        item.findText("locale"),
                        item.time("at"));
        return new OpenSignUp(
                signUp,
                item.text(UserItems.PASSWORD_HASH),
                item.text(CODE_HASH),
                item.time(CODE_EXPIRES_AT));
    }

    static Item reset(EmailAddress email, ResetCode code) {
        return Item.at(key(email, RESET))
                .with(CODE_HASH, code.hash())
                .with(CODE_EXPIRES_AT, code.expiresAt())
                .with(TableLayout.EXPIRES_AT, code.expiresAt().getEpochSecond());
    }

    static ResetCode reset(Item item) {
        return new ResetCode(item.text(CODE_HASH), item.time(CODE_EXPIRES_AT));
    }

    static Item failures(EmailAddress email, Failures failures, Instant now) {
        return Item.at(key(email, FAILURES))
                .with(FAILED, failures.count())
                .with(LOCKED_UNTIL, failures.lockedUntil())
                .with(TableLayout.EXPIRES_AT, now.plus(FAILURES_KEPT).getEpochSecond());
    }

    static Failures failures(Item item) {
        return new Failures(Math.toIntExact(item.number(FAILED)), item.time(LOCKED_UNTIL));
    }

    /// Written where there is nothing to write, so that it takes as long.
    static Item decoy(EmailAddress email, String name, Instant now) {
        return Item.at(key(email, "DECOY#" + name))
                .with(TableLayout.EXPIRES_AT, now.plus(DECOY_KEPT).getEpochSecond());
    }
}
