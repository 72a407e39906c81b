package commercegraph.support.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commercegraph.support.errors.ErrorCode;
import commercegraph.support.errors.GraphFailure;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagingTest {

    @Test
    void cursorsGoThereAndBack() {
        for (String position : List.of("", "a#b", "usr_01ÄÖ☃", "x".repeat(1000)))
            assertThat(Cursor.decode(Cursor.encode(position))).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "bm90IG91cnM", "_____w", "MTo=x"})
    void foreignCursorsAreBadInput(String cursor) {
        assertThatThrownBy(() -> PageRequest.of(1, cursor, 100))
                .asInstanceOf(InstanceOfAssertFactories.type(GraphFailure.class))
                .extracting(GraphFailure::code)
                .isEqualTo(ErrorCode.BAD_USER_INPUT);
        assertThatThrownBy(() -> Cursor.decode("A".repeat(3000))).isInstanceOf(GraphFailure.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 101, Integer.MAX_VALUE})
    void firstOutOfBoundsIsBadInput(int first) {
        assertThatThrownBy(() -> PageRequest.of(first, null, 100))
                .hasMessage("`first` must be from 1 to 100");
    }

    @Test
    void theOneMoreSaysThatThereIsANextPage() {
        var request = PageRequest.of(2, Cursor.encode("z"), 100);
        var page = Page.ofOneMore(List.of("c", "b", "a"), request, Function.identity());
        assertThat(page.items()).containsExactly("c", "b");
        assertThat(page.hasNext()).isTrue();
        assertThat(page.hasPrevious()).isTrue();
        assertThat(Cursor.decode(String.valueOf(page.endCursor()))).isEqualTo("b");
        var last =
                Page.<String>ofOneMore(
                        List.of(), PageRequest.of(2, null, 100), Function.identity());
        assertThat(last.hasNext()).isFalse();
        assertThat(last.hasPrevious()).isFalse();
        assertThat(last.startCursor()).isNull();
    }
}
