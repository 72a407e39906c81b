package commercegraph.router.operation.passes;

import commercegraph.router.operation.Checked;
import commercegraph.router.operation.DocumentLimits;
import commercegraph.router.operation.OperationError;
import commercegraph.router.operation.OperationError.Code;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Refuses a document whose fragments make few tokens into many fields, before the validator
/// compares all of them. Walks it as the validator does, fields of one response key together, and
/// stops at the bound.
///
/// Refused: `{ ...A } fragment A on T { x: t { ...B } y: t { ...B } } fragment B …`, which doubles
/// with each line.
public final class BoundExpansion {
    private final DocumentLimits limits;
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private int steps;

    private BoundExpansion(DocumentLimits limits) {
        this.limits = limits;
    }

    public static Checked<Document> apply(Document document, DocumentLimits limits) {
        BoundExpansion bound = new BoundExpansion(limits);
        document.getDefinitionsOfType(FragmentDefinition.class)
                .forEach(fragment -> bound.fragments.put(fragment.getName(), fragment));
        try {
            document.getDefinitionsOfType(OperationDefinition.class)
                    .forEach(operation -> bound.fields(List.of(operation.getSelectionSet()), 1));
            return new Checked.Valid<>(document);
        } catch (TooLarge e) {
            return Checked.invalid(
                    new OperationError(
                            Code.OPERATION_TOO_LARGE,
                            "With its fragments spread the document is more than %d deep or has more than %d selections."
                                    .formatted(limits.depthMax(), limits.stepsMax()),
                            List.of()));
        }
    }

    /// @param sets the selection sets of fields that are one in the answer
    private void fields(List<SelectionSet> sets, int depth) {
        Map<String, List<SelectionSet>> below = new LinkedHashMap<>();
        Set<String> spread = new HashSet<>();
        sets.forEach(set -> collect(set, depth, spread, below));
        below.values().forEach(inner -> fields(inner, depth + 1));
    }

    private void collect(
            SelectionSet set,
            int depth,
            Set<String> spread,
            Map<String, List<SelectionSet>> below) {
        if (depth > limits.depthMax()) {
            throw new TooLarge();
        }
        for (Selection<?> selection : set.getSelections()) {
            if (++steps > limits.stepsMax()) {
                throw new TooLarge();
            }
            switch (selection) {
                case Field field when field.getSelectionSet() != null ->
                        below.computeIfAbsent(field.getResultKey(), _ -> new ArrayList<>())
                                .add(field.getSelectionSet());
                case InlineFragment fragment ->
                        collect(fragment.getSelectionSet(), depth + 1, spread, below);
                case FragmentSpread it
                        when spread.add(it.getName())
                                && fragments.get(it.getName())
                                        instanceof FragmentDefinition fragment ->
                        collect(fragment.getSelectionSet(), depth + 1, spread, below);
                default -> {}
            }
        }
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("too large", null, false, false);
        }
    }
}
