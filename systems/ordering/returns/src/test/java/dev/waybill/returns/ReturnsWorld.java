package dev.waybill.returns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryTakenBack;
import dev.waybill.contracts.inventory.TakeBackInventory;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.testkit.Http.Reply;
import dev.waybill.testkit.SystemWorld;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Returns on a database of their own, and the words that their tests use. */
final class ReturnsWorld implements AutoCloseable {

    final SystemWorld world = SystemWorld.of(new ReturnsSystem());

    /** An order as a test knows it. */
    record Sale(UUID orderId, UUID paymentId, UUID customerId, UUID journey, Goods... goods) {}

    /**
     * @param amount what was to be paid, if it is not the full price
     */
    record Goods(UUID productId, int quantity, long unitPrice, @Nullable Long amount) {

        Goods(UUID productId, int quantity, long unitPrice) {
            this(productId, quantity, unitPrice, null);
        }

        long toPay() {
            return amount == null ? quantity * unitPrice : amount;
        }
    }

    UUID product(@Nullable String category) {
        var id = world.ids().next();
        var product =
                new Product(
                        id,
                        "SKU-" + id.toString().substring(24),
                        "A thing",
                        null,
                        100,
                        "EUR",
                        category,
                        ProductStatus.ACTIVE);
        world.hear(new ProductCreated(world.ids().next(), world.now(), product));
        return id;
    }

    /** An order that is confirmed and not delivered. */
    Sale sold(Goods... goods) {
        var sale =
                new Sale(
                        world.ids().next(),
                        world.ids().next(),
                        world.ids().next(),
                        world.ids().next(),
                        goods);
        world.hearInJourney(sale.journey(), created(sale));
        world.forget();
        return sale;
    }

    static long total(Sale sale) {
        return Arrays.stream(sale.goods()).mapToLong(Goods::toPay).sum();
    }

    OrderCreated created(Sale sale) {
        var items =
                Arrays.stream(sale.goods())
                        .map(each ->
                                new OrderCreated.Item(
                                        "SKU",
                                        each.quantity(),
                                        each.unitPrice(),
                                        each.productId(),
                                        each.amount()))
                        .toList();
        return new OrderCreated(
                sale.orderId(),
                sale.customerId(),
                total(sale),
                "EUR",
                OrderCreated.Status.CREATED,
                items,
                world.now(),
                sale.paymentId());
    }

    PaymentCaptured captured(Sale sale, long amount) {
        return new PaymentCaptured(
                sale.paymentId(),
                sale.orderId(),
                amount,
                "EUR",
                world.now(),
                world.ids().next(),
                null,
                null);
    }

    ShipmentCreated shipped(Sale sale, UUID shipment, @Nullable List<ShipmentItem> items) {
        return new ShipmentCreated(
                shipment, sale.orderId(), "1Z", null, null, world.now(), null, items, null);
    }

    ShipmentDelivered delivered(Sale sale, UUID shipment, @Nullable List<ShipmentItem> items) {
        return new ShipmentDelivered(
                shipment, sale.orderId(), world.now(), null, null, items, null);
    }

    static List<ShipmentItem> all(Sale sale) {
        return Arrays.stream(sale.goods())
                .map(each -> new ShipmentItem(each.productId(), each.quantity()))
                .toList();
    }

    /** An order that has been paid and is at the door. */
    Sale atTheDoor(Goods... goods) {
        var sale = sold(goods);
        var shipment = world.ids().next();
        world.hear(captured(sale, total(sale)));
        world.hear(shipped(sale, shipment, all(sale)), delivered(sale, shipment, all(sale)));
        world.forget();
        return sale;
    }

    Reply ask(Sale sale, String kind, String reason, UUID product, int quantity) {
        return world.http().post("/returns", wish(sale, kind, reason, product, quantity));
    }

    static HashMap<String, Object> wish(
            Sale sale, String kind, String reason, UUID product, int quantity) {
        var item = Map.of("productId", product, "quantity", quantity, "reason", reason);
        var body = new HashMap<String, Object>();
        body.put("orderId", sale.orderId());
        body.put("kind", kind);
        body.put("items", List.of(item));
        return body;
    }

    /** A return of so many units that the policy has approved. */
    ReturnDetails approved(Sale sale, UUID product, int quantity) {
        return details(done(ask(sale, "REFUND", "DOES_NOT_FIT", product, quantity)));
    }

    Reply receive(UUID returnId, UUID product, int quantity, String disposition, boolean last) {
        var item = Map.of("productId", product, "quantity", quantity, "disposition", disposition);
        return post(returnId, "receive", Map.of("items", List.of(item), "last", last));
    }

    Reply post(UUID returnId, String action, Object body, String... headers) {
        return world.http().post("/returns/" + returnId + "/" + action, body, headers);
    }

    ReturnDetails get(UUID returnId) {
        return details(world.http().get("/returns/" + returnId));
    }

    List<ReturnDetails.Event> history(UUID returnId) {
        return Objects.requireNonNull(get(returnId).history());
    }

    static ReturnDetails details(Reply reply) {
        return reply.as(ReturnDetails.class);
    }

    static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isLessThan(300);
        return reply;
    }

    static String refused(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json().path("code").asString();
    }

    /** Inventory and payments do what they were asked for since the last time. */
    void othersDoTheirPart() {
        var told = world.told();
        world.forget();
        for (var message : told) {
            switch (message) {
                case TakeBackInventory asked -> world.hear(takenBack(asked));
                case RefundPayment asked -> world.hear(processed(asked, asked.amount()));
                default -> {}
            }
        }
    }

    InventoryTakenBack takenBack(TakeBackInventory asked) {
        return new InventoryTakenBack(
                asked.returnId(),
                asked.orderId(),
                asked.warehouseId(),
                asked.items().stream()
                        .map(each ->
                                new InventoryTakenBack.Item(
                                        each.productId(), each.quantity(), each.disposition()))
                        .toList(),
                world.now(),
                asked.takeBackId());
    }

    RefundProcessed processed(RefundPayment asked, long amount) {
        return new RefundProcessed(
                asked.refundId(),
                asked.paymentId(),
                amount,
                "EUR",
                world.now(),
                asked.orderId(),
                asked.returnId());
    }

    /** What must be so whatever happened. */
    void verify() {
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from returns.arrived i
                                        left join lateral (
                                          select sum(case r.status
                                              when 'REQUESTED' then l.quantity
                                              when 'APPROVED' then l.quantity
                                              when 'REJECTED' then 0
                                              when 'CANCELLED' then 0
                                              when 'EXPIRED' then 0
                                              else case r.kind when 'CLAIM' then l.quantity else l.received end
                                            end) as units
                                          from returns.returns r join returns.line l using (return_id)
                                          where r.order_id = i.order_id and l.product_id = i.product_id) c on true
                                        where i.returned <> coalesce(c.units, 0) or i.returned > i.delivered
                                        """)
                                .query(Long.class)
                                .single())
                .as("products of which more is returned than delivered, or not what returns say")
                .isZero();
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from (
                                          select f.payment_id, sum(f.amount - f.refused) as promised
                                          from returns.refund f group by f.payment_id) p
                                        left join lateral (
                                          select sum(captured) as captured from returns.money
                                          where payment_id = p.payment_id) m on true
                                        where p.promised > coalesce(m.captured, 0)
                                        """)
                                .query(Long.class)
                                .single())
                .as("payments of which more is refunded than was captured")
                .isZero();
    }

    @Override
    public void close() {
        world.close();
    }
}
