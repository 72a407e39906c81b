/// Random supergraphs, random data and random operations; each answer is held against graphql-java
/// executing one merged schema over the same data. Start at
/// [commercegraph.router.differential.DifferentialTest]; [commercegraph.router.differential.World]
/// says what a supergraph may have. A failure is made small and written down as a case.
@NullMarked
package commercegraph.router.differential;

import org.jspecify.annotations.NullMarked;
