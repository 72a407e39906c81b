/// Connections: what a client asks for ([PageRequest]), what it gets ([Page]), and the [Cursor]
/// between the two.
@NullMarked
package commercegraph.support.paging;

import org.jspecify.annotations.NullMarked;
