package commercegraph.router.transport.http;

import commercegraph.router.engine.Requester;
import commercegraph.router.security.Identity;
import java.util.Optional;

/// Who sends a request over HTTP.
///
/// @param identity what its token says, for as long as the token is good
record Sender(Requester requester, Optional<Identity> identity) {}
