package commercegraph.router.engine;

import commercegraph.router.federation.FieldSet;
import commercegraph.router.operation.Operation;
import commercegraph.router.operation.Selection;
import commercegraph.router.supergraph.FieldDefinition;
import commercegraph.router.supergraph.SubgraphField;
import commercegraph.router.supergraph.Supergraph;
import commercegraph.router.supergraph.TypeDefinition.Composite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Progressive override: which labels an operation's plan may depend on, and which of them are on
/// for a request. `percent(n)` is on for so many of a hundred requests, by chance; every other
/// label is on where it is configured to be.
///
/// Labels are looked for by the names of fields, whatever their type: one too many makes a plan
/// more, and no mistake.
final class OverrideLabels {
    private static final Pattern PERCENT =
            Pattern.compile("percent\\(\\s*(\\d{1,3}(?:\\.\\d{1,8})?)\\s*\\)");
    private static final double ALL = 100;

    private final Set<String> on;
    private final Map<String, Set<String>> labels = new HashMap<>();
    private final Map<String, Set<String>> required = new HashMap<>();

    OverrideLabels(Supergraph supergraph, Set<String> on) {
        this.on = Set.copyOf(on);
        supergraph.types().values().stream()
                .filter(Composite.class::isInstance)
                .map(Composite.class::cast)
                .flatMap(type -> type.fields().values().stream())
                .forEach(this::index);
    }

    private void index(FieldDefinition field) {
        for (SubgraphField in : field.in().values()) {
            in.override()
                    .flatMap(SubgraphField.Override::label)
                    .ifPresent(label -> add(labels, field.name(), label));
            in.requires().ifPresent(fields -> names(fields.selections(), field.name()));
        }
    }

    private void names(List<FieldSet.Selection> selections, String requiredBy) {
        for (FieldSet.Selection selection : selections) {
            switch (selection) {
                case FieldSet.Field(var name, _, var inner) -> {
                    add(required, requiredBy, name);
                    names(inner, requiredBy);
                }
                case FieldSet.TypeCondition(_, var inner) -> names(inner, requiredBy);
            }
        }
    }

    /// The labels of the operation's fields, and of the fields that those require.
    Set<String> of(Operation operation) {
        Set<String> found = new LinkedHashSet<>();
        if (!labels.isEmpty()) {
            collect(operation.selections(), new HashSet<>(), found);
        }
        return found;
    }

    /// Of these labels the ones that are on for one request.
    Set<String> decide(Set<String> candidates) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        return candidates.stream().filter(this::isOn).collect(Collectors.toUnmodifiableSet());
    }

    private boolean isOn(String label) {
        Matcher percent = PERCENT.matcher(label);
        return percent.matches()
                ? ThreadLocalRandom.current().nextDouble(ALL) < Double.parseDouble(percent.group(1))
                : on.contains(label);
    }

    private void collect(List<Selection> selections, Set<String> seen, Set<String> found) {
        for (Selection selection : selections) {
            switch (selection) {
                case Selection.Field field -> {
                    visit(field.name(), seen, found);
                    collect(field.selections(), seen, found);
                }
                case Selection.Fragment(_, var inner) -> collect(inner, seen, found);
            }
        }
    }

    private void visit(String name, Set<String> seen, Set<String> found) {
        if (seen.add(name)) {
            found.addAll(labels.getOrDefault(name, Set.of()));
            required.getOrDefault(name, Set.of()).forEach(more -> visit(more, seen, found));
        }
    }

    private static void add(Map<String, Set<String>> sets, String key, String value) {
        sets.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(value);
    }
}
