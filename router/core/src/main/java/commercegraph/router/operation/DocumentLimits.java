package commercegraph.router.operation;

/// What a document may cost before it is understood. The limits on cost and shape that a deployment
/// sets are elsewhere; these keep parser, validator and normalizer within their means.
///
/// @param depthMax how deep rules of the grammar nest, and how deep the normalized selections do
/// @param stepsMax how many selections the normalizer looks at; fragments that spread fragments
///     make few tokens into many
public record DocumentLimits(int charactersMax, int tokensMax, int depthMax, int stepsMax) {
    public static final DocumentLimits DEFAULT = new DocumentLimits(1 << 20, 30_000, 400, 200_000);

    /// The same with no more steps than these.
    DocumentLimits within(int steps) {
        return new DocumentLimits(charactersMax, tokensMax, depthMax, Math.min(steps, stepsMax));
    }
}
