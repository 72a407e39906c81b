package commercegraph.bench;

import commercegraph.router.json.JsonKey;
import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A document made ready to be answered many times.
record Query(List<Selection> selections) {
    /// @param type the type condition it stands under, null without one
    /// @param representations the variable of an `_entities` field, null for another field
    record Selection(
            JsonKey responseKey,
            String name,
            @Nullable String type,
            @Nullable JsonKey representations,
            List<Selection> selections) {}

    static Query of(String document) {
        Document parsed = Parser.parse(document);
        Map<String, FragmentDefinition> fragments = new HashMap<>();
        OperationDefinition operation = null;
        for (Definition<?> definition : parsed.getDefinitions()) {
            if (definition instanceof FragmentDefinition fragment) {
                fragments.put(fragment.getName(), fragment);
            } else if (definition instanceof OperationDefinition found) {
                operation = found;
            }
        }
        SelectionSet root = Objects.requireNonNull(operation, "an operation").getSelectionSet();
        return new Query(selections(root, null, fragments));
    }

    private static List<Selection> selections(
            @Nullable SelectionSet set,
            @Nullable String type,
            Map<String, FragmentDefinition> fragments) {
        List<Selection> all = new ArrayList<>();
        if (set == null) {
            return all;
        }
        for (var selection : set.getSelections()) {
            switch (selection) {
                case Field field -> all.add(selection(field, type, fragments));
                case InlineFragment inline -> {
                    TypeName condition = inline.getTypeCondition();
                    String inner = condition == null ? type : condition.getName();
                    all.addAll(selections(inline.getSelectionSet(), inner, fragments));
                }
                case FragmentSpread spread -> {
                    var fragment = Objects.requireNonNull(fragments.get(spread.getName()));
                    String inner = fragment.getTypeCondition().getName();
                    all.addAll(selections(fragment.getSelectionSet(), inner, fragments));
                }
                default -> throw new IllegalArgumentException("not a selection: " + selection);
            }
        }
        return all;
    }

    private static Selection selection(
            Field field, @Nullable String type, Map<String, FragmentDefinition> fragments) {
        JsonKey representations = null;
        for (var argument : field.getArguments()) {
            if (argument.getValue() instanceof VariableReference variable
                    && argument.getName().equals("representations")) {
                representations = JsonKey.of(variable.getName());
            }
        }
        String key = field.getAlias() == null ? field.getName() : field.getAlias();
        return new Selection(
                JsonKey.of(key),
                field.getName(),
                type,
                representations,
                selections(field.getSelectionSet(), null, fragments));
    }
}
