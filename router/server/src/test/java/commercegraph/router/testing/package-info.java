/// What several tests need: subgraphs that answer as they are told, an issuer of tokens, a client.
@NullMarked
package commercegraph.router.testing;

import org.jspecify.annotations.NullMarked;
