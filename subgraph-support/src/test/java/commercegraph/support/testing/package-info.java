/// For the tests of every subgraph: an issuer of tokens ([TestIdentity]) and a client that signs as
/// the router does ([SubgraphTestClient]).
@NullMarked
package commercegraph.support.testing;

import org.jspecify.annotations.NullMarked;
