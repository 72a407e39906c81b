/// Tests of what others hear of users.
@NullMarked
package commercegraph.users.events;

import org.jspecify.annotations.NullMarked;
