package dev.waybill.platform;

/**
 * One system of Waybill: it owns its tables and answers for them alone. Its {@link #furnish} is a
 * hand-written table of contents: what the system hears, tells, serves and stores.
 */
public interface WaybillSystem {

    /**
     * The one word that names the system everywhere: package, schema, role, consumer group, metric
     * tag.
     */
    String name();

    void furnish(Room room);
}
