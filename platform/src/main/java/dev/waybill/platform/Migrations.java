package dev.waybill.platform;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Each system's schema and its own history of migrations; the kernel's schema is one more. */
public final class Migrations {

    private Migrations() {}

    /** Brings the schema {@code name} up to date from {@code db/<name>}. */
    public static void run(DataSource source, String name) {
        Flyway.configure()
                .dataSource(source)
                .schemas(name)
                .defaultSchema(name)
                .createSchemas(true)
                .locations("classpath:db/" + name)
                .table("flyway_history")
                .load()
                .migrate();
    }
}
