/// Starts the stores that the subgraphs use, on this machine and without a container: DynamoDB
/// Local, PostgreSQL, Redis and an SQS server. In: a folder (or none: nothing is kept) and a port
/// (0: a free one); out: the address to connect to. Start at [commercegraph.stores.SharedStores] in
/// tests, at the four `start` methods elsewhere. All of them listen on the loopback interface only,
/// keep what they answered through a kill, and end what a killed run left behind on their folder.
@NullMarked
package commercegraph.stores;

import org.jspecify.annotations.NullMarked;
