/// Who asks, and what they may: access tokens, signed messages, and the authorization of fields.
/// In: the bytes and headers of a request, and a normalized operation; out: a
/// [commercegraph.router.security.TokenOutcome], a
/// [commercegraph.router.security.SignatureOutcome], and an operation whose forbidden fields bear a
/// [commercegraph.router.operation.Selection.Denial].
/// Start at [commercegraph.router.security.FieldAuthorization]. What needs the network is behind
/// ports: [commercegraph.router.security.KeySetSource],
/// [commercegraph.router.security.NonceStore] and [commercegraph.router.security.Revocations].
@NullMarked
package commercegraph.router.security;

import org.jspecify.annotations.NullMarked;
