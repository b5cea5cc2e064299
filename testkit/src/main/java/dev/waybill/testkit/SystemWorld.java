package dev.waybill.testkit;

import static java.util.Objects.requireNonNull;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.Wire;
import dev.waybill.embedded.TestServers;
import dev.waybill.platform.Database;
import dev.waybill.platform.House;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Migrations;
import dev.waybill.platform.Parts;
import dev.waybill.platform.Settings;
import dev.waybill.platform.WaybillSystem;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Rehearsal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One system in a world of its own: a fresh real database, its migrations, its handlers, its HTTP.
 * Messages are handed to it in batches, as bytes, through the kernel's own code; Kafka is not
 * needed for that.
 */
public final class SystemWorld implements AutoCloseable {

    private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

    private final TestClock clock = new TestClock();
    private final Ids ids = Ids.of(clock, new SecureRandom());
    private final House house;
    private final Rehearsal rehearsal;
    private final Database database;
    private final Settings settings;
    private @Nullable Http http;
    private long forgotten;

    private SystemWorld(WaybillSystem system, Map<String, String> given, Parts parts) {
        var values = new HashMap<>(given);
        values.put("waybill.database.url", database(system.name()));
        values.putIfAbsent("waybill.database.connections", "12");
        this.settings = new Settings(values::get);
        this.house =
                new House(
                        List.of(system),
                        new House.Givens(
                                clock,
                                ids,
                                settings,
                                new SimpleMeterRegistry(),
                                Thread.ofPlatform().daemon().name("world-", 0).factory(),
                                parts));
        house.messaging().prepareOutbox();
        this.database = new Database(house.database());
        var room = house.rooms().getFirst();
        this.rehearsal =
                new Rehearsal(
                        room.system(), room.ears(), room.alarms(), house.messaging().transactor());
    }

    /** Migrated once for each system, and copied for each world. */
    private static String database(String system) {
        return TestServers.copyOf(TEMPLATES.computeIfAbsent(system, SystemWorld::template));
    }

    private static String template(String system) {
        var url = TestServers.freshDatabase();
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        Migrations.run(source, "platform");
        Migrations.run(source, system);
        return url;
    }

    public static SystemWorld of(WaybillSystem system) {
        return new SystemWorld(system, Map.of(), Parts.AS_BUILT);
    }

    public static SystemWorld of(WaybillSystem system, Map<String, String> settings) {
        return new SystemWorld(system, settings, Parts.AS_BUILT);
    }

    /** For the proof: with a wrong part in it. */
    public static SystemWorld of(WaybillSystem system, Map<String, String> settings, Parts parts) {
        return new SystemWorld(system, settings, parts);
    }

    /**
     * One batch in one transaction, each message a journey of its own. What a handler throws comes
     * out.
     */
    public void hear(Object... messages) {
        hear(Arrays.asList(messages));
    }

    public void hear(List<?> messages) {
        rehearsal.hear(messages.stream().map(message -> line(message, ids.next())).toList());
    }

    /** One batch in which all messages belong to one journey. */
    public void hearInJourney(UUID correlationId, Object... messages) {
        rehearsal.hear(
                Arrays.stream(messages).map(message -> line(message, correlationId)).toList());
    }

    /** Each message in a batch of its own. */
    public void hearOneByOne(Object... messages) {
        Arrays.stream(messages).forEach(this::hear);
    }

    private Rehearsal.Line line(Object message, UUID correlationId) {
        return new Rehearsal.Line(
                ids.next(), message, new Cause(correlationId, null, null, null), clock.instant());
    }

    /** Everything told since the start or the last {@link #forget}, in order. */
    public List<Object> told() {
        return tellings().stream().map(Told::body).toList();
    }

    public <M> List<M> told(Class<M> type) {
        return told().stream().filter(type::isInstance).map(type::cast).toList();
    }

    public List<Told> tellings() {
        return database.sql(
                        """
                        select id, type, payload, headers->>'id', headers->>'version', headers->>'correlationId',
                               headers->>'causationId', topic
                        from platform.outbox where id > :forgotten order by id
                        """)
                .param("forgotten", forgotten)
                .query((row, _) ->
                        new Told(
                                UUID.fromString(row.getString(4)),
                                row.getString(2),
                                body(
                                        row.getString(2),
                                        row.getString(5),
                                        row.getString(8),
                                        row.getBytes(3)),
                                UUID.fromString(row.getString(6)),
                                row.getString(7) == null
                                        ? null
                                        : UUID.fromString(row.getString(7))))
                .list();
    }

    private static Object body(String type, String version, String topic, byte[] payload) {
        return read(Contracts.find(type, version, topic).orElseThrow(), payload);
    }

    private static <M> Object read(Contract<M> contract, byte[] payload) {
        return requireNonNull(Wire.read(payload, contract));
    }

    public void forget() {
        forgotten =
                database.sql("select coalesce(max(id), 0) from platform.outbox")
                        .query(Long.class)
                        .single();
    }

    /** Rings all alarms until nothing is due at the world's time. */
    public void ring() {
        rehearsal.ring(clock.instant());
    }

    public TestClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public Ids ids() {
        return ids;
    }

    /** Connections beyond those of the handlers. */
    public DataSource pool() {
        return house.database();
    }

    public Database database() {
        return database;
    }

    /** The system's HTTP, on a real server with all conventions; started when first asked for. */
    public Http http() {
        if (http == null) {
            http = Http.serve(house.controllers(), ids, settings);
        }
        return http;
    }

    /**
     * @throws org.awaitility.core.ConditionTimeoutException if somebody has kept a connection: a
     *     pool of them is empty after so many
     */
    @Override
    public void close() {
        if (http != null) {
            http.close();
        }
        try {
            Awaitility.await("all connections are given back")
                    .atMost(Duration.ofSeconds(10))
                    .until(this::connectionsInUse, inUse -> inUse == 0);
        } finally {
            house.close();
        }
    }

    private int connectionsInUse() throws SQLException {
        return house.database()
                .unwrap(HikariDataSource.class)
                .getHikariPoolMXBean()
                .getActiveConnections();
    }
}
