@NullMarked
package commercegraph.users.app;

import org.jspecify.annotations.NullMarked;
