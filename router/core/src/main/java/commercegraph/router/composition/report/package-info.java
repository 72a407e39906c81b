/// What composition says: errors and hints, each with a public code and the places in the subgraphs
/// that it is about. Data only.
@NullMarked
package commercegraph.router.composition.report;

import org.jspecify.annotations.NullMarked;
