@NullMarked
package commercegraph.users.persistence;

import org.jspecify.annotations.NullMarked;
