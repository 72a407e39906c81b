/// What connections are held to below HTTP, where the server and the client of HTTP leave a gap:
/// that a first request comes, and that one request has one response. Start at
/// [commercegraph.router.transport.wire.GuardedTransport].
@NullMarked
package commercegraph.router.transport.wire;

import org.jspecify.annotations.NullMarked;
