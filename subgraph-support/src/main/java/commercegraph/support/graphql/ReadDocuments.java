package commercegraph.support.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.execution.preparsed.PreparsedDocumentProvider;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Keeps what was parsed and found valid, as callers send the same few documents over and over with
/// other variables. Of queries alone: a mutation may have a password written into it, which is kept
/// nowhere. Bounded by the length of the texts; a tree is some fifty times as large as its text.
final class ReadDocuments implements PreparsedDocumentProvider {

    private static final int CHARACTERS_MAX = 500_000;

    /// A longer one would drive out too many others.
    private static final int DOCUMENT_CHARACTERS_MAX = 20_000;

    private final Cache<String, PreparsedDocumentEntry> kept =
            Caffeine.newBuilder()
                    .maximumWeight(CHARACTERS_MAX)
                    .weigher((String text, PreparsedDocumentEntry _) -> text.length())
                    .executor(Runnable::run)
                    .build();

    @Override
    public CompletableFuture<PreparsedDocumentEntry> getDocumentAsync(
            ExecutionInput input, Function<ExecutionInput, PreparsedDocumentEntry> read) {
        String text = input.getQuery();
        PreparsedDocumentEntry known = kept.getIfPresent(text);
        if (known != null) return CompletableFuture.completedFuture(known);
        PreparsedDocumentEntry entry = read.apply(input);
        if (text.length() <= DOCUMENT_CHARACTERS_MAX && isQuery(entry)) kept.put(text, entry);
        return CompletableFuture.completedFuture(entry);
    }

    /// Errors are not kept: whoever makes them should not fill the place of others.
    private static boolean isQuery(PreparsedDocumentEntry entry) {
        return !entry.hasErrors() && isQuery(entry.getDocument());
    }

    private static boolean isQuery(Document document) {
        return document.getDefinitions().stream().allMatch(ReadDocuments::isOfQuery);
    }

    private static boolean isOfQuery(Definition<?> definition) {
        return switch (definition) {
            case OperationDefinition operation -> operation.getOperation() == Operation.QUERY;
            case FragmentDefinition _ -> true;
            default -> false;
        };
    }
}
