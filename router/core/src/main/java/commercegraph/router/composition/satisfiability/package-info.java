/// Proves that every query of the API schema can be answered: from each root field on, every field
/// of every object that can come is reached by some subgraph, through keys and requirements. In: a
/// [commercegraph.router.supergraph.Supergraph]; out: findings. Start at
/// [commercegraph.router.composition.satisfiability.Satisfiability].
@NullMarked
package commercegraph.router.composition.satisfiability;

import org.jspecify.annotations.NullMarked;
