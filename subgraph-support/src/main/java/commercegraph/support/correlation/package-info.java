/// One id follows a request through router, subgraphs, queues and audit.
@NullMarked
package commercegraph.support.correlation;

import org.jspecify.annotations.NullMarked;
