/// How subgraphs reach DynamoDB. In: an address or none; out: a client whose calls end in bounded
/// time. Start at [commercegraph.support.dynamodb.DynamoDbClients].
@NullMarked
package commercegraph.support.dynamodb;

import org.jspecify.annotations.NullMarked;
