package dev.waybill.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class TestServersTest {
    @Test
    void everyFreshDatabaseIsEmptyAndItsOwn() throws SQLException {
        var one = TestServers.freshDatabase();
        var other = TestServers.freshDatabase();

        try (var connection = DriverManager.getConnection(one);
                var statement = connection.createStatement()) {
            statement.execute("create table mark (id int)");
        }

        assertThat(one).isNotEqualTo(other);
        try (var connection = DriverManager.getConnection(other);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select to_regclass('mark') is null")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isTrue();
        }
    }

    @Test
    void aCopyHasWhatItsTemplateHas() throws SQLException {
        var template = TestServers.freshDatabase();
        try (var connection = DriverManager.getConnection(template);
                var statement = connection.createStatement()) {
            statement.execute("create table mark as select 7 as id");
        }

        try (var connection = DriverManager.getConnection(TestServers.copyOf(template));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from mark")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(7);
        }
    }

    @Test
    void kafkaAnswers() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", TestServers.kafkaBootstrap());
        try (var admin = Admin.create(settings)) {
            assertThat(admin.describeCluster().nodes().get(10, TimeUnit.SECONDS)).hasSize(1);
        }
        assertThat(TestServers.kafkaBootstrap()).isEqualTo(TestServers.kafka().bootstrap());
    }
}
