/// What goes wrong, as clients see it: a [GraphFailure] with an [ErrorCode], and nothing of our
/// inside. Broken business rules are not here: they are `userErrors`, and belong to each subgraph.
@NullMarked
package commercegraph.support.errors;

import org.jspecify.annotations.NullMarked;
