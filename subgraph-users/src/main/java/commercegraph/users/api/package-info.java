/// The users subgraph as the graph sees it: arguments in, one call of the domain, views out. What
/// of a user is seen by whom is decided here, field by field, however the user was reached.
@NullMarked
package commercegraph.users.api;

import org.jspecify.annotations.NullMarked;
