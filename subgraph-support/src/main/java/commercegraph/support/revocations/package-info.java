/// Access tokens that are good no longer although they have not expired: those of a user that were
/// issued before a time that the users subgraph writes to Redis. In: a user's id and when a token
/// was issued; out: whether it was revoked. Start at
/// [commercegraph.support.revocations.KnownRevocations]; the layout in Redis, and what holds while
/// it is down, are in `docs/revocations.md`.
@NullMarked
package commercegraph.support.revocations;

import org.jspecify.annotations.NullMarked;
