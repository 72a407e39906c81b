/// How subgraphs reach AWS. In: an address or none, and bounds; out: a client whose calls end in
/// bounded time. Start at [commercegraph.support.aws.AwsClients].
@NullMarked
package commercegraph.support.aws;

import org.jspecify.annotations.NullMarked;
