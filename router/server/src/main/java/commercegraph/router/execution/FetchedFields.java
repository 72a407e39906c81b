package commercegraph.router.execution;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which fields of its objects a fetch asks for: read from its document when the fetch has failed
/// and the client is to be told what is missing, and kept, as a subgraph that is down fails every
/// request. For any number of threads.
final class FetchedFields {
    /// The planner's documents are trusted, and bounded by the client's operation.
    private static final ParserOptions OPTIONS =
            ParserOptions.newParserOptions()
                    .maxTokens(Integer.MAX_VALUE)
                    .maxWhitespaceTokens(Integer.MAX_VALUE)
                    .maxCharacters(Integer.MAX_VALUE)
                    .captureSourceLocation(false)
                    .build();

    /// What no alias is called.
    private static final String ROOT = "";

    private final String document;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    FetchedFields(String document) {
        this.document = document;
    }

    /// The storage keys on a root type.
    Set<String> ofRoot() {
        return known.computeIfAbsent(
                ROOT,
                _ -> {
                    Set<String> keys = new LinkedHashSet<>();
                    collect(selectionSet(document), keys);
                    return keys;
                });
    }

    /// The storage keys on the entities of the `_entities` field of this alias.
    Set<String> ofEntities(String alias) {
        return known.computeIfAbsent(
                alias,
                _ -> {
                    Set<String> keys = new LinkedHashSet<>();
                    for (Selection<?> selection : selectionSet(document).getSelections()) {
                        if (selection instanceof Field field
                                && field.getResultKey().equals(alias)) {
                            collect(field.getSelectionSet(), keys);
                        }
                    }
                    return keys;
                });
    }

    private static SelectionSet selectionSet(String document) {
        ParserEnvironment environment =
                ParserEnvironment.newParserEnvironment()
                        .document(document)
                        .parserOptions(OPTIONS)
                        .build();
        Document parsed = Parser.parse(environment);
        return parsed.getFirstDefinitionOfType(OperationDefinition.class)
                .orElseThrow()
                .getSelectionSet();
    }

    private static void collect(SelectionSet set, Set<String> keys) {
        for (Selection<?> selection : set.getSelections()) {
            if (selection instanceof Field field) {
                keys.add(field.getResultKey());
            } else if (selection instanceof InlineFragment fragment) {
                collect(fragment.getSelectionSet(), keys);
            }
        }
        keys.remove("__typename");
    }
}
