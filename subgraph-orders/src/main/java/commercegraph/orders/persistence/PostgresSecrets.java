package commercegraph.orders.persistence;

import commercegraph.orders.domain.KeptSecrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class PostgresSecrets implements KeptSecrets {
    private final JdbcClient jdbc;

    PostgresSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String loadOrKeep(String name, String fresh) {
        jdbc.sql("INSERT INTO secrets VALUES (:name, :secret) ON CONFLICT (name) DO NOTHING")
                .param("name", name)
                .param("secret", fresh)
                .update();
        return jdbc.sql("SELECT secret FROM secrets WHERE name = :name")
                .param("name", name)
                .query(String.class)
                .single();
    }
}
