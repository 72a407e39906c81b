package commercegraph.support.aws;

import java.time.Duration;

/// What a call of AWS may take. One that is throttled or lost is made again after a pause of random
/// length, which grows from one try to the next.
///
/// @param attempts tries in all, the first among them
/// @param attempt what one try may take
/// @param call what all tries and the pauses between them may take
/// @param pause about as long is the first pause; where the service throttles, twice as long
public record CallBounds(int attempts, Duration attempt, Duration call, Duration pause) {}
