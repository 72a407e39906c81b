/// The vocabulary of Apollo Federation: subgraph names, field sets, argument literals. Data only;
/// knows no other package.
@NullMarked
package commercegraph.router.federation;

import org.jspecify.annotations.NullMarked;
