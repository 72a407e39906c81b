@NullMarked
package commercegraph.users;

import org.jspecify.annotations.NullMarked;
