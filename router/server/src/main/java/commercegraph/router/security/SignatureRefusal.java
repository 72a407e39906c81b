package commercegraph.router.security;

/// Why a signed request, or one that should be signed, is refused. The names go out as
/// `extensions.code`: they are added, never renamed.
public enum SignatureRefusal {
    SIGNATURE_MISSING(401),
    SIGNATURE_INVALID(401),
    SIGNATURE_EXPIRED(401),
    SIGNATURE_REPLAYED(401),
    KEY_UNKNOWN(401),
    KEY_FORBIDDEN(403),
    /// Whether the nonce is fresh cannot be found out: signed requests are refused meanwhile.
    UNAVAILABLE(503);

    private final int status;

    SignatureRefusal(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
