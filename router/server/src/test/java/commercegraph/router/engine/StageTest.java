package commercegraph.router.engine;

import static org.assertj.core.api.Assertions.assertThat;

import commercegraph.router.engine.workers.Lane;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageTest {
    private final Stage<String> stage = new Stage<>(lane -> Optional.of("in " + lane));
    private boolean gone;

    private final Client client = client(() -> gone);

    private static Client client(java.util.function.BooleanSupplier gone) {
        return new Client() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public boolean isGone() {
                return gone.getAsBoolean();
            }
        };
    }

    @Test
    void hasOneLeader() {
        assertThat(stage.lead()).isTrue();
        assertThat(stage.lead()).isFalse();
        assertThat(stage.attempt(Lane.SHORT)).contains("in SHORT");
        stage.end("it");

        assertThat(stage.lead()).isFalse();
        assertThat(stage.enter(client)).isTrue();
        assertThat(stage).isCompletedWithValue("it");
    }

    @Test
    void isDroppedWhenAllHaveGone() {
        assertThat(stage.enter(client)).isTrue();
        assertThat(stage.enter(client(() -> false))).isTrue();
        gone = true;
        assertThat(stage.dropUnlessWanted()).isFalse();

        Stage<String> other = new Stage<>(_ -> Optional.empty());
        assertThat(other.enter(client)).isTrue();
        assertThat(other.dropUnlessWanted()).isTrue();
        assertThat(other.enter(client(() -> false))).isFalse();
    }

    @Test
    void staysWhenSomebodyComesWhileOthersAreAskedWhetherTheyAreThere() {
        Client other = client(() -> false);
        assertThat(stage.enter(client(() -> stage.enter(other)))).isTrue();

        assertThat(stage.dropUnlessWanted()).isFalse();
        assertThat(stage.enter(client)).isTrue();
    }
}
