/// Tests of the GraphQL side.
@NullMarked
package commercegraph.support.graphql;

import org.jspecify.annotations.NullMarked;
