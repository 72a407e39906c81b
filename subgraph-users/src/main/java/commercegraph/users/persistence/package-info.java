/// The DynamoDB table of this subgraph; its layout is in the module's README.
/// In: the ports of the domain; nothing here is public.
@NullMarked
package commercegraph.users.persistence;

import org.jspecify.annotations.NullMarked;
