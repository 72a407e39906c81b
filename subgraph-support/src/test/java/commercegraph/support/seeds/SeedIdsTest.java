package commercegraph.support.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.support.ids.Ids;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedIdsTest {

    @Test
    void areTheSameForEver() {
        assertThat(SeedIds.user(1)).isEqualTo("usr_01KDVDNAZ8NJC55BZJX4N76K3C");
    }

    @Test
    void areUlidsInTheOrderOfTheirNumbersAndBeforeEveryNewOne() {
        List<String> ids = IntStream.rangeClosed(1, 20_000).mapToObj(SeedIds::interaction).toList();
        assertThat(ids)
                .isSorted()
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("int_[0-7][0-9A-HJKMNP-TV-Z]{25}"));
        assertThat(Ids.next("int_")).isGreaterThan(ids.getLast());
    }

    @Test
    void newIdsIncrease() {
        assertThat(IntStream.range(0, 10_000).mapToObj(_ -> Ids.next("x_")).toList())
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
