package commercegraph.router.supergraph;

import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeDefinition;
import graphql.language.TypeName;
import graphql.language.UnionTypeDefinition;
import graphql.schema.idl.ScalarInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The types that clients see, without their inaccessible parts. What refers to something
/// inaccessible goes too, and so does a type of which nothing is left.
final class AccessibleTypes {
    private static final Set<String> STANDARD = Set.of("deprecated", "specifiedBy", "oneOf");

    private final String inaccessible;
    private final Set<String> hidden = new HashSet<>();

    private AccessibleTypes(String inaccessible) {
        this.inaccessible = inaccessible;
    }

    static List<TypeDefinition<?>> of(Document document, Features features) {
        List<TypeDefinition<?>> types = new ArrayList<>();
        for (TypeDefinition<?> type : document.getDefinitionsOfType(TypeDefinition.class)) {
            if (!features.ownsType(type.getName())
                    && !ScalarInfo.isGraphqlSpecifiedScalar(type.getName())) {
                types.add(type);
            }
        }
        return new AccessibleTypes(features.inaccessible()).remaining(types);
    }

    /// The directive without its inaccessible arguments.
    static DirectiveDefinition of(DirectiveDefinition directive, Features features) {
        AccessibleTypes visible = new AccessibleTypes(features.inaccessible());
        return directive.transform(
                builder ->
                        builder.inputValueDefinitions(
                                visible.inputs(directive.getInputValueDefinitions())));
    }

    /// Each round but the last hides a type, so there are no more rounds than types.
    private List<TypeDefinition<?>> remaining(List<TypeDefinition<?>> types) {
        types.stream().filter(this::isInaccessible).forEach(type -> hidden.add(type.getName()));
        List<TypeDefinition<?>> remaining = types;
        int hiddenBefore;
        do {
            hiddenBefore = hidden.size();
            List<TypeDefinition<?>> kept = new ArrayList<>();
            for (TypeDefinition<?> type : types) {
                if (!hidden.contains(type.getName())) {
                    TypeDefinition<?> stripped = strip(type);
                    if (isEmpty(stripped)) {
                        hidden.add(type.getName());
                    } else {
                        kept.add(stripped);
                    }
                }
            }
            remaining = kept;
        } while (hidden.size() > hiddenBefore);
        return remaining;
    }

    private static boolean isEmpty(TypeDefinition<?> type) {
        return switch (type) {
            case ObjectTypeDefinition object -> object.getFieldDefinitions().isEmpty();
            case InterfaceTypeDefinition iface -> iface.getFieldDefinitions().isEmpty();
            case UnionTypeDefinition union -> union.getMemberTypes().isEmpty();
            case EnumTypeDefinition enumeration -> enumeration.getEnumValueDefinitions().isEmpty();
            case InputObjectTypeDefinition input -> input.getInputValueDefinitions().isEmpty();
            default -> false;
        };
    }

    private TypeDefinition<?> strip(TypeDefinition<?> type) {
        List<Directive> directives = standard(type);
        return switch (type) {
            case ObjectTypeDefinition object ->
                    object.transform(
                            builder ->
                                    builder.directives(directives)
                                            .implementz(visible(object.getImplements()))
                                            .fieldDefinitions(
                                                    fields(object.getFieldDefinitions())));
            case InterfaceTypeDefinition iface ->
                    iface.transform(
                            builder ->
                                    builder.directives(directives)
                                            .implementz(visible(iface.getImplements()))
                                            .definitions(fields(iface.getFieldDefinitions())));
            case UnionTypeDefinition union ->
                    union.transform(
                            builder ->
                                    builder.directives(directives)
                                            .memberTypes(visible(union.getMemberTypes())));
            case EnumTypeDefinition enumeration ->
                    enumeration.transform(
                            builder ->
                                    builder.directives(directives)
                                            .enumValueDefinitions(
                                                    values(enumeration.getEnumValueDefinitions())));
            case InputObjectTypeDefinition input ->
                    input.transform(
                            builder ->
                                    builder.directives(directives)
                                            .inputValueDefinitions(
                                                    inputs(input.getInputValueDefinitions())));
            case ScalarTypeDefinition scalar ->
                    scalar.transform(builder -> builder.directives(directives));
            default -> type;
        };
    }

    private List<FieldDefinition> fields(List<FieldDefinition> fields) {
        return fields.stream()
                .filter(field -> isVisible(field, field.getType()))
                .map(
                        field ->
                                field.transform(
                                        builder ->
                                                builder.directives(standard(field))
                                                        .inputValueDefinitions(
                                                                inputs(
                                                                        field
                                                                                .getInputValueDefinitions()))))
                .toList();
    }

    private List<InputValueDefinition> inputs(List<InputValueDefinition> inputs) {
        return inputs.stream()
                .filter(input -> isVisible(input, input.getType()))
                .map(input -> input.transform(builder -> builder.directives(standard(input))))
                .toList();
    }

    private List<EnumValueDefinition> values(List<EnumValueDefinition> values) {
        return values.stream()
                .filter(value -> !isInaccessible(value))
                .map(value -> value.transform(builder -> builder.directives(standard(value))))
                .toList();
    }

    @SuppressWarnings("rawtypes")
    private List<Type> visible(List<Type> names) {
        List<Type> visible = new ArrayList<>();
        for (Type<?> name : names) {
            if (name instanceof TypeName known && !hidden.contains(known.getName())) {
                visible.add(name);
            }
        }
        return visible;
    }

    private boolean isVisible(DirectivesContainer<?> element, Type<?> type) {
        return !isInaccessible(element) && !hidden.contains(Ast.type(type).baseName());
    }

    private boolean isInaccessible(DirectivesContainer<?> element) {
        return element.getDirectives().stream()
                .anyMatch(directive -> directive.getName().equals(inaccessible));
    }

    private static List<Directive> standard(DirectivesContainer<?> element) {
        return element.getDirectives().stream()
                .filter(directive -> STANDARD.contains(directive.getName()))
                .toList();
    }
}
