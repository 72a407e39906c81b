package commercegraph.metrics.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MetadataWriterTest {

    private static final MetadataSubject USER = new MetadataSubject.User(new UserId("usr_1"));

    private final Map<MetadataSubject, Metadata> kept = new HashMap<>();

    private final MetadataWriter writer =
            new MetadataWriter(
                    new MetadataStore() {
                        @Override
                        public Map<MetadataSubject, Metadata> findAll(Set<MetadataSubject> ids) {
                            return kept;
                        }

                        @Override
                        public boolean change(
                                MetadataSubject subject, UnaryOperator<Metadata> change) {
                            kept.put(
                                    subject,
                                    change.apply(kept.getOrDefault(subject, Metadata.NONE)));
                            return true;
                        }
                    });

    private Optional<Rejection> put(MetadataSubject subject, Map<String, @Nullable Object> values) {
        return writer.put(List.of(new MetadataWriter.Entry(subject, values))).getFirst();
    }

    @Test
    void setsKeysAndNullRemovesOne() {
        assertThat(put(USER, Map.of("a", 1, "b", List.of("x")))).isEmpty();
        Map<String, @Nullable Object> changes = new HashMap<>();
        changes.put("a", null);
        changes.put("c", Map.of("d", 2.5));
        assertThat(put(USER, changes)).isEmpty();
        assertThat(kept.get(USER))
                .isEqualTo(new Metadata(Map.of("b", List.of("x"), "c", Map.of("d", 2.5))));
    }

    @Test
    void refusesWhatIsOutOfBoundsWhole() {
        assertThat(put(USER, Map.of("kept", 1))).isEmpty();
        assertThat(put(USER, Map.of(" ", 1)))
                .get()
                .extracting(Rejection::code)
                .isEqualTo(Rejection.Code.INVALID);
        assertThat(put(USER, Map.of("k", Double.NaN))).isPresent();
        assertThat(put(new MetadataSubject.Product(new ProductId("a b")), Map.of("k", 1)))
                .get()
                .extracting(Rejection::field)
                .isEqualTo(List.of("id"));
        assertThat(put(USER, Map.of("k", "x".repeat(40_000))))
                .get()
                .extracting(Rejection::code)
                .isEqualTo(Rejection.Code.LIMIT_EXCEEDED);
        assertThat(kept.get(USER)).isEqualTo(new Metadata(Map.of("kept", 1)));
    }
}
