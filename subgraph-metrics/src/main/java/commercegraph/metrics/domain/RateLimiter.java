package commercegraph.metrics.domain;

/// How often one caller may ask for one field. Lets through when it can't count.
public interface RateLimiter {

    /// Counts this call, and says whether it is within the limit.
    boolean admits(String caller, String field);
}
