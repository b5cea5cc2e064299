package dev.waybill.app;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/** Of notifications. */
final class NotificationExamples extends Examples {

    private static final String TEMPLATE = "/notifications/templates/shipment-failed/pt";
    private final OrderExamples orders;

    NotificationExamples(Shop shop, UUID product, OrderExamples orders) {
        super(shop, product);
        this.orders = orders;
    }

    @Override
    Map<String, Supplier<Specimen>> table() {
        return Map.ofEntries(
                entry(
                        "listNotifications",
                        () ->
                                bare(
                                        "/notifications?limit=2&orderId="
                                                + UUID.randomUUID()
                                                + "&customerId="
                                                + UUID.randomUUID())),
                entry("getNotificationContact", () -> bare(contact())),
                entry("replaceNotificationContact", () -> seen(contact(), contactBody())),
                entry("deleteNotificationContact", () -> seen(contact(), null)),
                entry("reviveNotificationContact", () -> bare(contact() + "/revive")),
                entry("listNotificationTemplates", () -> bare("/notifications/templates")),
                entry("getNotificationTemplate", () -> bare(TEMPLATE)),
                entry("replaceNotificationTemplate", () -> seen(TEMPLATE, textBody())),
                entry("previewNotificationTemplate", this::preview));
    }

    private static Map<String, Object> contactBody() {
        return Map.of(
                "email",
                "ada-" + NUMBERS.incrementAndGet() + "@example.com",
                "phone",
                "+4915112345678",
                "push",
                Map.of(
                        "endpoint",
                        "https://fcm.googleapis.com/fcm/send/x",
                        "keys",
                        Map.of("p256dh", "B" + "A".repeat(86), "auth", "A".repeat(22))),
                "locale",
                "de-AT",
                "zone",
                "Europe/Vienna",
                "preferences",
                Map.of(
                        "orders", List.of("EMAIL"),
                        "shipping", List.of("SMS"),
                        "checkouts", List.of("PUSH")),
                "quietHours",
                Map.of("from", "22:00", "to", "07:00"));
    }

    /** The path of one that is there. */
    private String contact() {
        var path = "/notifications/contacts/" + UUID.randomUUID();
        done(shop.put(path, contactBody()));
        return path;
    }

    private static Map<String, Object> textBody() {
        return Map.of(
                "subject",
                "Order {{orderNumber}}, " + NUMBERS.incrementAndGet(),
                "body",
                "{{#items}}{{quantity}} {{sku}}{{/items}} {{total}}",
                "sms",
                "{{total}}",
                "push",
                "{{total}}");
    }

    /** Of an order that notifications have heard of. */
    private Specimen preview() {
        var path = TEMPLATE + "/preview";
        var order = orders.order();
        Awaitility.await().until(() -> shop.post(path, Map.of("orderId", order)).status() == 200);
        return post(path, Map.of("orderId", order, "draft", textBody()));
    }
}
