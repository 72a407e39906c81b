/// The properties `commercegraph.*` that all subgraphs share, and the auto-configuration that wires
/// the rest of this module.
@NullMarked
package commercegraph.support.configuration;

import org.jspecify.annotations.NullMarked;
