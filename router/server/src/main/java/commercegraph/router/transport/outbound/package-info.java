/// What the router itself asks of others than subgraphs: the issuer's keys over HTTP, nonces
/// and revocations in Redis. Adapters of the ports of [commercegraph.router.security].
@NullMarked
package commercegraph.router.transport.outbound;

import org.jspecify.annotations.NullMarked;
