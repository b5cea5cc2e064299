package dev.waybill.warehouse;

import static java.util.Comparator.comparing;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The jobs, one row each; what is on them is in {@link JobLines} and {@link Parcels}. */
class PickingJobs {

    private final Database database;

    PickingJobs(Database database) {
        this.database = database;
    }

    /** Those of the given ids that exist, locked in sorted order. */
    List<JobRow> lock(Collection<UUID> ids) {
        return database.sql(
                        """
                        select * from warehouse.job
                        where id = any (:ids::uuid[]) order by id for update
                        """)
                .param("ids", Database.uuids(ids))
                .query(JobRow::read)
                .list();
    }

    Optional<JobRow> find(UUID id) {
        return database.sql("select * from warehouse.job where id = :id")
                .param("id", id)
                .query(JobRow::read)
                .optional();
    }

    /** The most urgent ones that nobody has begun, locked; those in somebody's hands are left. */
    List<UUID> lockWaiting(int atMost) {
        return database.sql(
                        """
                        select id from warehouse.job where status = 'WAITING'
                        order by due_at, id limit :most for update skip locked
                        """)
                .param("most", atMost)
                .query((row, _) -> Columns.id(row, "id"))
                .list();
    }

    /** Those that a simulated picker has walked through by now, locked. */
    List<UUID> lockDue(Instant now, int atMost) {
        return database.sql(
                        """
                        select id from warehouse.job where wake_at <= :now
                        order by wake_at limit :most for update skip locked
                        """)
                .param("now", Database.time(now))
                .param("most", atMost)
                .query((row, _) -> Columns.id(row, "id"))
                .list();
    }

    /** How many simulated pickers are under way. */
    int simulated() {
        return database.sql("select count(*) from warehouse.job where wake_at is not null")
                .query(Integer.class)
                .single();
    }

    int atRisk(Instant dueBefore) {
        return database.sql(
                        """
                        select count(*) from warehouse.job
                        where status in ('WAITING', 'PICKING', 'PICKED') and due_at < :before
                        """)
                .param("before", Database.time(dueBefore))
                .query(Integer.class)
                .single();
    }

    /**
     * Not an upsert: two batches that each begin the same job must not both win. The second one
     * fails on the key, is handled again, and finds the first one's row. They wait; what has become
     * of them since is an update.
     */
    void insert(Collection<Task> added) {
        if (added.isEmpty()) {
            return;
        }
        var rows = sorted(added);
        database.sql(
                        """
                        insert into warehouse.job
                          (id, fulfilment_id, order_id, journey_id, customer_id, warehouse_id, priority,
                           delivery_method, recipient_name, line1, city, postcode, country, promised_by,
                           due_at, created_at, status, version)
                        select t.*, 'WAITING', 1
                        from unnest(:ids::uuid[], :fulfilments::uuid[], :orders::uuid[],
                          :journeys::uuid[], :customers::uuid[], :warehouses::text[], :priorities::text[],
                          :methods::text[], :recipients::text[], :lines::text[], :cities::text[],
                          :postcodes::text[], :countries::text[], :promises::timestamptz[],
                          :due::timestamptz[], :created::timestamptz[]) as t
                        """)
                .param("ids", Database.uuids(rows, Task::jobId))
                .param("fulfilments", Database.uuids(rows, Task::fulfilmentId))
                .param("orders", Database.uuids(rows, Task::orderId))
                .param("journeys", Database.uuids(rows, Task::journeyId))
                .param("customers", Database.uuids(rows, Task::customerId))
                .param("warehouses", Database.texts(rows, Task::warehouseId))
                .param("priorities", Database.texts(rows, each -> each.priority().name()))
                .param("methods", Database.texts(rows, each -> each.deliveryMethod().name()))
                .param("recipients", Database.texts(rows, Task::recipientName))
                .param("lines", addresses(rows, ShippingAddress::line1))
                .param("cities", addresses(rows, ShippingAddress::city))
                .param("postcodes", addresses(rows, ShippingAddress::postcode))
                .param("countries", addresses(rows, ShippingAddress::country))
                .param("promises", Database.instants(rows, Task::promisedBy))
                .param("due", Database.instants(rows, Task::dueAt))
                .param("created", Database.instants(rows, Task::createdAt))
                .update();
    }

    void update(Collection<JobRow> moved) {
        if (moved.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update warehouse.job j
                        set status = c.status, picker = c.picker, started_at = c.started_at,
                          picked_at = c.picked_at, packed_at = c.packed_at, ended_at = c.ended_at,
                          wake_at = c.wake_at, version = c.version
                        from unnest(:ids::uuid[], :statuses::warehouse.job_status[], :pickers::text[],
                          :started::timestamptz[], :picked::timestamptz[], :packed::timestamptz[],
                          :ended::timestamptz[], :wakes::timestamptz[], :versions::bigint[])
                          as c (id, status, picker, started_at, picked_at, packed_at, ended_at, wake_at,
                            version)
                        where j.id = c.id
                        """)
                .param("ids", Database.uuids(moved, each -> each.task().jobId()))
                .param("statuses", Database.texts(moved, each -> each.status().name()))
                .param("pickers", Database.texts(moved, JobRow::picker))
                .param("started", Database.instants(moved, JobRow::startedAt))
                .param("picked", Database.instants(moved, JobRow::pickedAt))
                .param("packed", Database.instants(moved, JobRow::packedAt))
                .param("ended", Database.instants(moved, JobRow::endedAt))
                .param("wakes", Database.instants(moved, JobRow::wakeAt))
                .param("versions", Database.longs(moved, JobRow::version))
                .update();
    }

    /** So that two batches that add the same ones wait in line instead of for each other. */
    private static List<Task> sorted(Collection<Task> tasks) {
        return tasks.stream().sorted(comparing(Task::jobId)).toList();
    }

    private static String[] addresses(List<Task> tasks, Function<ShippingAddress, String> part) {
        return Database.texts(
                tasks, each -> each.address() == null ? null : part.apply(each.address()));
    }
}
