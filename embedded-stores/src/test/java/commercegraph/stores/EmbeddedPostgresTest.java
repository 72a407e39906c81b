package commercegraph.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir Path directory;

    @Test
    void keepsWhatItAnsweredThroughKills() throws Exception {
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.POSTGRES, directory)) {
            execute(killed.address(), "CREATE TABLE thing (id int)");
            execute(killed.address(), "INSERT INTO thing VALUES (1)");
            killed.killLauncher();
            assertThat(Leftovers.runningFrom(directory.toRealPath())).isNotEmpty();
        }
        try (StoreProcess killed = StoreProcess.start(StoreProcess.Store.POSTGRES, directory)) {
            execute(killed.address(), "INSERT INTO thing VALUES (2)");
            killed.killEverything();
            // The process id of the dead server now belongs to somebody who is alive.
            Files.writeString(
                    directory.resolve("data/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n" + directory.resolve("data") + "\n");
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.start(Optional.of(directory), 0)) {
            assertThat(single(again.url(), "SELECT sum(id) FROM thing")).isEqualTo("3");
            assertThat(single(again.url(), "SHOW fsync")).isEqualTo("on");
            assertThat(single(again.url(), "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(single(again.url(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThat(Leftovers.runningFrom(directory.toRealPath())).isEmpty();
    }

    @Test
    void beginsAnewWhereTheFirstStartWasKilledHalfWay() throws Exception {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/postgresql.conf"), "");

        try (EmbeddedPostgres store = EmbeddedPostgres.start(Optional.of(directory), 0)) {
            assertThat(single(store.url(), "SELECT 1")).isEqualTo("1");
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String single(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
