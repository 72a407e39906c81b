/// Tests of the queues, on a real server.
@NullMarked
package commercegraph.support.queues;

import org.jspecify.annotations.NullMarked;
