package commercegraph.router.operation;

import commercegraph.router.operation.passes.BoundExpansion;
import commercegraph.router.operation.passes.BoundNesting;
import commercegraph.router.operation.passes.ChooseOperation;
import commercegraph.router.operation.passes.ParseDocument;
import commercegraph.router.operation.passes.ValidateDocument;
import commercegraph.router.supergraph.Supergraph;
import graphql.language.Document;
import java.util.Optional;

/// Reads what clients send. One for each supergraph; immutable, for any number of threads.
///
/// The way of a document: bound, parse, bound, validate, choose the operation; then for each set of
/// condition values [ClientOperation#normalize].
public final class OperationReader {
    private final ApiTypes types;
    private final DocumentLimits limits;

    public OperationReader(Supergraph supergraph, DocumentLimits limits) {
        this.types = new ApiTypes(supergraph.apiSchema());
        this.limits = limits;
    }

    /// @param operationName absent: the document's only operation
    public Checked<ClientOperation> read(String document, Optional<String> operationName) {
        return read(document, operationName, limits.stepsMax());
    }

    /// The same with less patience, for callers that read again what takes more: then the document
    /// is refused as too large.
    ///
    /// @param stepsMax selections that are looked at for now. The operation has the reader's
    ///     limits.
    public Checked<ClientOperation> read(
            String document, Optional<String> operationName, int stepsMax) {
        DocumentLimits now = limits.within(stepsMax);
        Checked<Document> parsed =
                BoundNesting.apply(document, now).then(text -> ParseDocument.apply(text, now));
        Checked<Document> bounded = parsed.then(tree -> BoundExpansion.apply(tree, now));
        Checked<Document> valid =
                bounded.then(tree -> ValidateDocument.apply(tree, types.schema()));
        return valid.then(tree -> ChooseOperation.apply(tree, operationName))
                .then(chosen -> new Checked.Valid<>(new ClientOperation(chosen, types, limits)));
    }
}
