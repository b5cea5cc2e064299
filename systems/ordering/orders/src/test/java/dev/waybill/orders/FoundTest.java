package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.testkit.SystemWorld;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Orders are found by what is in them and by who receives them. */
class FoundTest {

    private static SystemWorld world;

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void byAProductThatIsInThemPageByPage() {
        var product = world.ids().next();
        var mine = new ArrayList<UUID>();
        for (var i = 0; i < 5; i++) {
            mine.addFirst(placed("Ada Lovelace", product));
            placed("Ada Lovelace", world.ids().next());
        }

        assertThat(listed("productId=" + product)).isEqualTo(mine);
        var first = world.http().get("/orders?limit=2&productId=" + product).json();
        var second =
                world.http()
                        .get(
                                "/orders?limit=10&productId="
                                        + product
                                        + "&cursor="
                                        + first.get("nextCursor").asString())
                        .json();
        assertThat(second.get("items").size()).isEqualTo(3);
        assertThat(second.get("items").get(0).get("orderId").asString())
                .isEqualTo(mine.get(2).toString());
    }

    @Test
    void byHowARecipientsNamesBegin() {
        var grace = placed("Grace Hopper-Murray", world.ids().next());
        var gregor = placed("GREGOR Hoppe", world.ids().next());
        var asa = placed("Åsa Öberg", world.ids().next());

        assertThat(listed("text=gr hopp")).containsExactly(gregor, grace);
        assertThat(listed("text=hopper")).containsExactly(grace);
        assertThat(listed("text=murray grace")).containsExactly(grace);
        assertThat(listed("text=åsa")).containsExactly(asa);
        assertThat(listed("text=opper")).isEmpty();
    }

    @Test
    void byWhoReceivesThemNowWhenThatHasChanged() {
        var order = placed("Sofia Kovalevskaya-Byron", world.ids().next());
        var another = placed("Mary Byron", world.ids().next());

        var reply =
                world.http()
                        .post(
                                "/orders/" + order + "/amendments",
                                Map.of(
                                        "address",
                                        Map.of(
                                                "recipientName", "Mary Somerville-Byron",
                                                "line1", "4 Castle Street",
                                                "city", "Conwy",
                                                "postalCode", "LL32 8AY",
                                                "countryCode", "GB")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        world.hear(world.told());

        assertThat(listed("text=somerville")).containsExactly(order);
        assertThat(listed("text=mary byron")).containsExactly(another, order);
        assertThat(listed("text=mary somer")).containsExactly(order);
        assertThat(listed("text=kovalevskaya")).isEmpty();
        assertThat(listed("text=byron")).containsExactly(another, order);
    }

    @Test
    void bothTogetherAndWithEveryOtherFilter() {
        var product = world.ids().next();
        var wanted = placed("Barbara Liskov", product);
        placed("Barbara Liskov", world.ids().next());
        placed("Margaret Hamilton", product);

        assertThat(listed("text=barb&productId=" + product)).containsExactly(wanted);
        assertThat(
                        listed(
                                "text=barb&status=CREATED&stage=CONFIRMED&minTotal=2300&maxTotal=2300&from=1970-01-02T00:00:00Z&productId="
                                        + product))
                .containsExactly(wanted);
        assertThat(listed("text=barb&minTotal=2301&productId=" + product)).isEmpty();
    }

    @Test
    void byNumberAndByIdAndByHowTheyBegin() {
        var order = placed("Edsger Dijkstra", world.ids().next());
        var number =
                world.http().get("/orders/" + order).json().get("confirmationNumber").asString();

        assertThat(listed("text=" + number)).containsExactly(order);
        assertThat(listed("text=" + number.substring(4, 11))).contains(order);
        assertThat(listed("text=" + order)).containsExactly(order);
        assertThat(listed("text=" + order.toString().substring(0, 23))).contains(order);
    }

    @Test
    void thoseThatCameAfterAnotherOne() {
        var product = world.ids().next();
        var first = placed("Alan Turing", product);
        var later = placed("Alan Kay", product);
        placed("Alan Perlis", world.ids().next());

        var news =
                world.http().get("/orders/news?text=al&productId=" + product + "&after=" + first);

        assertThat(news.json().get("orders").size()).isEqualTo(1);
        assertThat(news.json().at("/orders/0/orderId").asString()).isEqualTo(later.toString());
    }

    @Test
    void anOrderThatIsToldTwiceIsFoundOnce() {
        var product = world.ids().next();
        var order = placed("Radia Perlman", product);
        world.hear(world.told().stream().filter(each -> isAbout(each, order)).toList());

        assertThat(listed("productId=" + product)).containsExactly(order);
        assertThat(listed("text=radia perl")).containsExactly(order);
    }

    private static boolean isAbout(Object message, UUID order) {
        return message instanceof dev.waybill.contracts.orders.OrderCreated created
                && created.orderId().equals(order);
    }

    private static UUID placed(String recipient, UUID product) {
        world.forget();
        var order = world.ids().next();
        world.clock().advance(Duration.ofMillis(1));
        var wish = Samples.wish(order);
        var reply = world.http().post("/orders", sentTo(wish, recipient, product));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        world.hear(world.told());
        return order;
    }

    private static CreateOrder sentTo(CreateOrder wish, String recipient, UUID product) {
        return new CreateOrder(
                wish.cartId(),
                wish.customerId(),
                List.of(
                        new CreateOrder.Item(product, 2, 1_000, "TEA-1", "Tea"),
                        new CreateOrder.Item(world.ids().next(), 1, 550, null, null)),
                wish.total(),
                wish.currency(),
                wish.paymentAuthorizationId(),
                wish.orderId(),
                wish.checkoutSessionId(),
                wish.paymentId(),
                wish.reservationId(),
                wish.subtotal(),
                wish.discount(),
                wish.appliedPromotions(),
                new DeliveryAddress(recipient, "1 Way", null, "London", "N1 9GU", "GB"),
                wish.validUntil());
    }

    private static List<UUID> listed(String query) {
        var reply = world.http().get("/orders?limit=50&" + escaped(query));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        var found = new ArrayList<UUID>();
        reply.json()
                .get("items")
                .forEach(item -> found.add(UUID.fromString(item.get("orderId").asString())));
        return found;
    }

    private static String escaped(String query) {
        var text = query.indexOf("text=");
        if (text < 0) {
            return query;
        }
        var end = query.indexOf('&', text);
        var value = query.substring(text + 5, end < 0 ? query.length() : end);
        return query.substring(0, text + 5)
                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                + (end < 0 ? "" : query.substring(end));
    }
}
