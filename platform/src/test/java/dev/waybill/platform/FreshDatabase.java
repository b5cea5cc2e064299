package dev.waybill.platform;

import dev.waybill.embedded.TestServers;
import org.postgresql.ds.PGSimpleDataSource;

/** Databases with the platform's tables: migrated once, and copied for each world. */
public final class FreshDatabase {

    private static final String TEMPLATE = migrated();

    private FreshDatabase() {}

    private static String migrated() {
        var url = TestServers.freshDatabase();
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        Migrations.run(source, "platform");
        return url;
    }

    public static String withPlatform() {
        return TestServers.copyOf(TEMPLATE);
    }
}
