/// Wires the users subgraph. Start at [commercegraph.users.app.UsersApplication].
@NullMarked
package commercegraph.users.app;

import org.jspecify.annotations.NullMarked;
