/// The project's profile of HTTP Message Signatures: RFC 9421 with `hmac-sha256`, over an RFC 9530
/// `Content-Digest`. In: a request's parts and its raw body; out: three headers ([Signer]) or a
/// [Verification] ([Verifier]). Two uses, two [Profile]s: a client that signs to the router, and a
/// peer that signs to a subgraph. Pure JDK, no clock and no store: time is an argument, and the
/// caller checks nonce ([NonceCache] for peers) and scope.
@NullMarked
package commercegraph.signatures;

import org.jspecify.annotations.NullMarked;
