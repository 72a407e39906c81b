package commercegraph.router.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnyOfTest {
    @Test
    void combinesEachAlternativeWithEach() {
        AnyOf both = of(List.of("a"), List.of("b")).and(of(List.of("c"), List.of("d")));

        assertThat(both)
                .isEqualTo(
                        of(
                                List.of("a", "c"),
                                List.of("a", "d"),
                                List.of("b", "c"),
                                List.of("b", "d")));
    }

    @Test
    void leavesOutWhatAnotherAlternativeIsPartOf() {
        assertThat(of(List.of("a"), List.of("b")).and(of(List.of("a"))))
                .isEqualTo(of(List.of("a")));
    }

    @Test
    void isHeldByOneWholeAlternative() {
        AnyOf requirement = of(List.of("a", "b"), List.of("c"));

        assertThat(requirement.heldBy(Set.of("a"))).isFalse();
        assertThat(requirement.heldBy(Set.of("a", "b"))).isTrue();
        assertThat(requirement.heldBy(Set.of("c", "x"))).isTrue();
        assertThat(AnyOf.NOTHING.heldBy(Set.of())).isTrue();
    }

    @Test
    void refusesARequirementThatGrowsWithoutBound() {
        List<List<String>> many = new ArrayList<>();
        List<List<String>> more = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(List.of("a" + i));
            more.add(List.of("b" + i));
        }
        AnyOf left = AnyOf.of(many);
        AnyOf right = AnyOf.of(more);

        assertThatIllegalArgumentException().isThrownBy(() -> left.and(right));
    }

    @SafeVarargs
    private static AnyOf of(List<String>... alternatives) {
        return AnyOf.of(List.of(alternatives));
    }
}
