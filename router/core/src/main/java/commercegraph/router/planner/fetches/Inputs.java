package commercegraph.router.planner.fetches;

import commercegraph.router.planner.fetches.FetchStep.InputCase;
import commercegraph.router.planner.fetches.FetchStep.InputField;
import commercegraph.router.querygraph.TypeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Puts representations together. A representation has one value under a name, so two fields with
/// one name and different slots (`price(currency: USD)` and `price(currency: EUR)`) do not fit
/// into one.
public final class Inputs {
    private Inputs() {}

    /// Whether the cases can be sent with what the fetch sends already.
    public static boolean fit(FetchStep fetch, List<InputCase> cases) {
        return fit(fetch.cases(), cases);
    }

    static boolean fit(List<InputCase> own, List<InputCase> cases) {
        for (InputCase one : own) {
            for (InputCase other : cases) {
                boolean same = one.types().equals(other.types());
                boolean overlap =
                        one.types().isEmpty()
                                || other.types().isEmpty()
                                || one.types().intersects(other.types());
                if (overlap && (!same || !Objects.equals(one.typename(), other.typename()))) {
                    return false;
                }
                if (same && !fieldsFit(one.fields(), other.fields())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean fieldsFit(List<InputField> own, List<InputField> others) {
        for (InputField one : own) {
            for (InputField other : others) {
                if (one.name().equals(other.name())
                        && overlap(one, other)
                        && (one.slot() != other.slot()
                                || !fieldsFit(one.fields(), other.fields()))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean overlap(InputField one, InputField other) {
        return one.types().isEmpty()
                || other.types().isEmpty()
                || one.types().intersects(other.types());
    }

    public static void add(FetchStep fetch, List<InputCase> cases) {
        addTo(fetch.cases(), cases);
    }

    static void addTo(List<InputCase> all, List<InputCase> cases) {
        for (InputCase more : cases) {
            int same = -1;
            for (int index = 0; index < all.size(); index++) {
                if (all.get(index).types().equals(more.types())) {
                    same = index;
                }
            }
            if (same < 0) {
                all.add(more);
            } else {
                InputCase known = all.get(same);
                List<InputField> fields = new ArrayList<>(known.fields());
                fields.addAll(more.fields());
                all.set(same, new InputCase(known.types(), known.typename(), merged(fields)));
            }
        }
    }

    /// Fields of one slot become one.
    public static List<InputField> merged(List<InputField> fields) {
        List<InputField> merged = new ArrayList<>();
        for (InputField field : fields) {
            int same = -1;
            for (int index = 0; index < merged.size(); index++) {
                InputField known = merged.get(index);
                if (known.name().equals(field.name()) && known.slot() == field.slot()) {
                    same = index;
                }
            }
            if (same < 0) {
                merged.add(field);
            } else {
                merged.set(same, merge(merged.get(same), field));
            }
        }
        return merged;
    }

    private static InputField merge(InputField one, InputField other) {
        List<InputField> below = new ArrayList<>(one.fields());
        below.addAll(other.fields());
        TypeSet types =
                one.types().isEmpty() || other.types().isEmpty()
                        ? TypeSet.EMPTY
                        : one.types().or(other.types());
        return new InputField(
                one.name(),
                one.slot(),
                one.key() || other.key(),
                types,
                merged(below),
                one.supplier());
    }
}
