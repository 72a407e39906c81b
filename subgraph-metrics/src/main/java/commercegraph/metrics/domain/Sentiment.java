package commercegraph.metrics.domain;

/// Of a comment, as its sender judged it.
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE
}
