package dev.waybill.embedded;

/** What an embedded PostgreSQL promises of a commit that it has acknowledged. */
public enum Durability {
    /** It survives the loss of power. Forced by the command line, above any file. */
    DURABLE("on"),
    /** It survives the loss of the JVM only. For tests. */
    FAST("off");

    /** On macOS an ordinary sync ends in the cache of the disk. */
    private static final String WRITE_THROUGH =
            System.getProperty("os.name").startsWith("Mac")
                    ? " -c wal_sync_method=fsync_writethrough"
                    : "";

    /** A suite keeps the pools of all its contexts open. */
    private static final String MANY_POOLS = " -c max_connections=300";

    private final String fixed;

    Durability(String onOrOff) {
        fixed =
                " -c fsync=%1$s -c synchronous_commit=%1$s -c full_page_writes=%1$s"
                        .formatted(onOrOff);
    }

    String options() {
        return switch (this) {
            case DURABLE -> fixed + WRITE_THROUGH;
            case FAST -> fixed + MANY_POOLS;
        };
    }
}
