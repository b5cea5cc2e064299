package dev.waybill.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderFulfilmentStarted.Item;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import dev.waybill.warehouse.PickingJob.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The warehouse on a database of its own, and the words that its tests use. */
final class WarehouseWorld implements AutoCloseable {

    static final ShippingAddress HOME =
            new ShippingAddress("1 Pier Street", "Cork", "T12 XY00", "IE");

    final SystemWorld world;

    WarehouseWorld(Map<String, String> settings) {
        world = SystemWorld.of(new WarehouseSystem(), settings);
    }

    WarehouseWorld() {
        this(Map.of());
    }

    /** A product that the catalogue has told of. */
    UUID product(String sku) {
        var id = world.ids().next();
        world.hear(created(id, sku));
        return id;
    }

    ProductCreated created(UUID id, String sku) {
        var product =
                new Product(id, sku, "The " + sku, null, 100, "EUR", null, ProductStatus.ACTIVE);
        return new ProductCreated(world.ids().next(), world.now(), product);
    }

    Reply measure(UUID product, Object body, String... headers) {
        return world.http().send("PUT", "/warehouse/products/" + product, body, headers);
    }

    OrderFulfilmentStarted started(Item... items) {
        return started(null, DeliveryMethod.HOME_DELIVERY, items);
    }

    OrderFulfilmentStarted started(
            @Nullable Instant dispatchAt, DeliveryMethod method, Item... items) {
        return new OrderFulfilmentStarted(
                world.ids().next(),
                world.ids().next(),
                "MAIN",
                List.of(items).stream().mapToInt(Item::quantity).sum(),
                FulfilmentPriority.EXPEDITED,
                method,
                dispatchAt,
                world.now(),
                world.ids().next(),
                List.of(items),
                "Ada Lovelace",
                method == DeliveryMethod.HOME_DELIVERY ? HOME : null,
                null);
    }

    static Item item(UUID product, int quantity) {
        return new Item(product, quantity, null, null);
    }

    static StopFulfilment stop(
            OrderFulfilmentStarted order, @Nullable UUID stopId, ProductUnits... units) {
        return new StopFulfilment(
                order.orderId(),
                order.fulfilmentId(),
                units.length == 0 ? null : List.of(units),
                "CUSTOMER_REQUESTED",
                stopId);
    }

    /** A job that was just heard of. */
    OrderFulfilmentStarted begun(Item... items) {
        var order = started(items);
        world.hear(order);
        return order;
    }

    static UUID jobOf(OrderFulfilmentStarted order) {
        return Task.jobOf(order.fulfilmentId());
    }

    Reply post(
            OrderFulfilmentStarted order, String action, @Nullable Object body, String... headers) {
        return world.http().post("/picking-jobs/" + jobOf(order) + "/" + action, body, headers);
    }

    Reply start(OrderFulfilmentStarted order) {
        return done(post(order, "start", Map.of("picker", "Grace")));
    }

    Reply scan(OrderFulfilmentStarted order, String code, int quantity) {
        return done(post(order, "scans", Map.of("code", code, "quantity", quantity)));
    }

    /** Everything that is left in one parcel. */
    Reply pack(OrderFulfilmentStarted order) {
        return done(post(order, "parcels", box()));
    }

    static Map<String, Object> box() {
        return Map.of("weightGrams", 900, "lengthMm", 300, "widthMm", 200, "heightMm", 100);
    }

    static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }

    PickingJobDetails job(OrderFulfilmentStarted order) {
        return world.http().get("/picking-jobs/" + jobOf(order)).as(PickingJobDetails.class);
    }

    Status status(OrderFulfilmentStarted order) {
        return job(order).status();
    }

    /** What is told of every packed parcel. */
    List<Parcel> parcelsTold() {
        return world.told(OrderPacked.class).stream()
                .flatMap(packed -> Objects.requireNonNull(packed.parcels()).stream())
                .toList();
    }

    long count(String table) {
        return world.database()
                .sql("select count(*) from warehouse." + table)
                .query(Long.class)
                .single();
    }

    /** What must be so whatever happened: parcels hold what lines say is packed. */
    void verify() {
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*)
                                        from warehouse.job_line l full join (
                                          select p.job_id, u.product_id, sum(u.quantity) as units
                                          from warehouse.parcel p,
                                            unnest(p.product_ids, p.quantities) as u (product_id, quantity)
                                          group by p.job_id, u.product_id) c using (job_id, product_id)
                                        where coalesce(l.packed, 0) <> coalesce(c.units, 0)
                                        """)
                                .query(Long.class)
                                .single())
                .as("lines whose packed units are not those of their parcels")
                .isZero();
    }

    @Override
    public void close() {
        world.close();
    }
}
