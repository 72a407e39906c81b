/// What carries requests in and out: `.http` takes those of clients, `.subgraph` sends those to
/// subgraphs. What both have in common is here. JSON is read and written by
/// [commercegraph.router.json] alone.
@NullMarked
package commercegraph.router.transport;

import org.jspecify.annotations.NullMarked;
