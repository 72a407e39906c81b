package commercegraph.router.differential;

import graphql.language.AstPrinter;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// All operations that are one step smaller: a selection, an alias or a directive less, or a
/// fragment's content in its place.
final class SmallerOperations {
    private SmallerOperations() {}

    static List<String> than(String operation) {
        Document document = Parser.parse(operation);
        OperationDefinition whole = (OperationDefinition) document.getDefinitions().getFirst();
        if (document.getDefinitions().size() > 1) {
            return List.of(AstPrinter.printAstCompact(inline(whole, document)));
        }
        return variants(whole.getSelectionSet()).stream().map(it -> print(whole, it)).toList();
    }

    /// The operation with its fragments' content in their places.
    private static OperationDefinition inline(OperationDefinition whole, Document document) {
        Map<String, FragmentDefinition> fragments =
                document.getDefinitionsOfType(FragmentDefinition.class).stream()
                        .collect(Collectors.toMap(FragmentDefinition::getName, it -> it));
        return whole.transform(it -> it.selectionSet(inline(whole.getSelectionSet(), fragments)));
    }

    private static SelectionSet inline(
            SelectionSet set, Map<String, FragmentDefinition> fragments) {
        List<Selection> selections = new ArrayList<>();
        for (Selection<?> selection : set.getSelections()) {
            selections.add(
                    switch (selection) {
                        case FragmentSpread spread -> inline(spread, fragments);
                        case InlineFragment fragment ->
                                fragment.transform(
                                        it ->
                                                it.selectionSet(
                                                        inline(
                                                                fragment.getSelectionSet(),
                                                                fragments)));
                        case Field field when field.getSelectionSet() != null ->
                                field.transform(
                                        it ->
                                                it.selectionSet(
                                                        inline(
                                                                field.getSelectionSet(),
                                                                fragments)));
                        default -> selection;
                    });
        }
        return SelectionSet.newSelectionSet(selections).build();
    }

    private static InlineFragment inline(
            FragmentSpread spread, Map<String, FragmentDefinition> fragments) {
        FragmentDefinition fragment = Objects.requireNonNull(fragments.get(spread.getName()));
        return InlineFragment.newInlineFragment()
                .typeCondition(fragment.getTypeCondition())
                .directives(spread.getDirectives())
                .selectionSet(inline(fragment.getSelectionSet(), fragments))
                .build();
    }

    private static String print(OperationDefinition whole, SelectionSet selections) {
        String text = AstPrinter.printAstCompact(selections);
        List<VariableDefinition> used =
                whole.getVariableDefinitions().stream()
                        .filter(it -> text.matches("(?s).*\\$" + it.getName() + "\\b.*"))
                        .toList();
        return AstPrinter.printAstCompact(
                whole.transform(it -> it.selectionSet(selections).variableDefinitions(used)));
    }

    private static List<SelectionSet> variants(SelectionSet set) {
        List<SelectionSet> variants = new ArrayList<>();
        List<Selection> selections = set.getSelections();
        for (int i = 0; i < selections.size(); i++) {
            if (selections.size() > 1) {
                variants.add(with(selections, i, List.of()));
            }
        }
        for (int i = 0; i < selections.size(); i++) {
            for (List<Selection> smaller : variants(selections.get(i))) {
                variants.add(with(selections, i, smaller));
            }
        }
        return variants;
    }

    private static SelectionSet with(List<Selection> all, int index, List<Selection> instead) {
        List<Selection> selections = new ArrayList<>(all.subList(0, index));
        selections.addAll(instead);
        selections.addAll(all.subList(index + 1, all.size()));
        return SelectionSet.newSelectionSet(selections).build();
    }

    private static List<List<Selection>> variants(Selection<?> selection) {
        List<List<Selection>> variants = new ArrayList<>();
        switch (selection) {
            case InlineFragment fragment -> {
                variants.add(new ArrayList<>(fragment.getSelectionSet().getSelections()));
                if (!fragment.getDirectives().isEmpty()) {
                    variants.add(List.of(fragment.transform(it -> it.directives(List.of()))));
                }
                variants(fragment.getSelectionSet())
                        .forEach(
                                set ->
                                        variants.add(
                                                List.of(
                                                        fragment.transform(
                                                                it -> it.selectionSet(set)))));
            }
            case Field field -> {
                if (!field.getDirectives().isEmpty()) {
                    variants.add(List.of(field.transform(it -> it.directives(List.of()))));
                }
                if (field.getAlias() != null) {
                    variants.add(List.of(field.transform(it -> it.alias(null))));
                }
                if (!field.getArguments().isEmpty()) {
                    variants.add(List.of(field.transform(it -> it.arguments(List.of()))));
                }
                if (field.getSelectionSet() != null) {
                    variants(field.getSelectionSet())
                            .forEach(
                                    set ->
                                            variants.add(
                                                    List.of(
                                                            field.transform(
                                                                    it -> it.selectionSet(set)))));
                }
            }
            default -> {}
        }
        return variants;
    }
}
