package commercegraph.signatures;

/// Why a signed request is refused. The names go out as `extensions.code`: they are added, never
/// renamed. [Verifier] gives the first four; the nonce's and the scope's are for its caller, which
/// checks those.
public enum SignatureCode {
    SIGNATURE_MISSING,
    SIGNATURE_INVALID,
    SIGNATURE_EXPIRED,
    KEY_UNKNOWN,
    SIGNATURE_REPLAYED,
    KEY_FORBIDDEN
}
