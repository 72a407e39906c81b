/// Who asks: the person of a token, the client's key that the router forwards, and the peer whose
/// key signed the request.
@NullMarked
package commercegraph.support.identity;

import org.jspecify.annotations.NullMarked;
