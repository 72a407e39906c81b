@NullMarked
package commercegraph.users.domain;

import org.jspecify.annotations.NullMarked;
