package commercegraph.router.json;

/// What a value of a tape is.
public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    /// A number without fraction and exponent.
    INTEGER,
    /// Any other number.
    DECIMAL,
    TRUE,
    FALSE,
    NULL
}
