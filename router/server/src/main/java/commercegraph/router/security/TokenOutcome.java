package commercegraph.router.security;

/// What became of an access token.
public sealed interface TokenOutcome {
    /// The request has no token.
    record Absent() implements TokenOutcome {}

    record Valid(Identity identity) implements TokenOutcome {}

    /// The whole request is refused: HTTP status 401, code `UNAUTHENTICATED`.
    record Refused(Reason reason) implements TokenOutcome {}

    /// The issuer's keys cannot be read at the moment: nobody with a token can be let in.
    record Unavailable() implements TokenOutcome {}

    /// Why a token is refused. It goes out as `extensions.reason`, and tells nothing of a token
    /// that its issuer has not signed.
    enum Reason {
        TOKEN_MALFORMED("is not a signed access token"),
        TOKEN_EXPIRED("has expired"),
        TOKEN_REVOKED("was revoked"),
        TOKEN_INVALID("is not valid here");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        public String message() {
            return "The access token " + sentence;
        }
    }
}
