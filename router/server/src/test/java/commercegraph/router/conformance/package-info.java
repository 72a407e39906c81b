/// Federated operations and the answers that they must have, over subgraphs that are data: SDL and
/// facts in files. A case needs no Java. The suites lie in `src/test/resources/conformance`, each a
/// folder with `subgraphs/NAME.graphql`, `data.json` (the form is told at
/// [commercegraph.router.conformance.FactValues]), and pairs of `CASE.graphql` and `CASE.json`:
/// operation and answer. The public suites beside the checkout are run as well where they are
/// there.
@NullMarked
package commercegraph.router.conformance;

import org.jspecify.annotations.NullMarked;
