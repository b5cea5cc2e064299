package dev.waybill.returns;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import dev.waybill.returns.Policy.Version;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The versions of the return policy: added, never changed. The first comes with the schema. */
final class Policies {

    private final Database database;

    Policies(Database database) {
        this.database = database;
    }

    Version current() {
        return database.sql("select * from returns.policy order by version desc limit 1")
                .query(Policies::read)
                .single();
    }

    /** Locked, so that of two who change it at once one sees what the other has done. */
    Version lock() {
        return database.sql("select * from returns.policy order by version desc limit 1 for update")
                .query(Policies::read)
                .single();
    }

    void insert(Version version, String by, Instant now) {
        database.sql(
                        """
                        insert into returns.policy (version, body, set_by, set_at)
                        values (:version, :body::jsonb, :by, :now)
                        """)
                .param("version", version.number())
                .param("body", new String(Wire.write(version.policy()), StandardCharsets.UTF_8))
                .param("by", by)
                .param("now", Database.time(now))
                .update();
    }

    private static Version read(ResultSet row, int index) throws SQLException {
        var body = row.getString("body").getBytes(StandardCharsets.UTF_8);
        return new Version(row.getInt("version"), Wire.read(body, Policy.class));
    }
}
