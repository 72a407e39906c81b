/// Composes subgraphs to a supergraph. In: subgraph SDLs; out: the supergraph's SDL and its API
/// schema, or every error that was found, each with code, message and place. Start at
/// [commercegraph.router.composition.Composer], whose method lists the stages. The cases are
/// `src/test/resources/composition/*.case`. Pure.
@NullMarked
package commercegraph.router.composition;

import org.jspecify.annotations.NullMarked;
