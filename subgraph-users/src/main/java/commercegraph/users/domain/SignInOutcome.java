package commercegraph.users.domain;

/// What became of a sign-in.
public sealed interface SignInOutcome {

    record SignedIn(User user, IdentityProvider.Tokens tokens) implements SignInOutcome {}

    record Refused(Fault fault) implements SignInOutcome {}
}
