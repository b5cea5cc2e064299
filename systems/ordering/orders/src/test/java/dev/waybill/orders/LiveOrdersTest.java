package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.Wire;
import dev.waybill.testkit.SystemWorld;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class LiveOrdersTest {

    private static SystemWorld world;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
        world.http();
    }

    @AfterAll
    static void close() {
        world.close();
        CLIENT.close();
    }

    @Test
    void newOrdersAreToldAsTheyCome() {
        var shown = placed();
        var page = new Page(null);
        page.wants("Ada", Map.of("after", shown), null);
        page.hasSettled();

        var first = placed();
        var second = placed();

        var heard = page.next("news");
        if (heard.at("/news/orders").size() == 1) {
            assertThat(heard.at("/news/orders/0/orderId").asString()).isEqualTo(first.toString());
            assertThat(heard.at("/news/after").asString()).isEqualTo(shown.toString());
            heard = page.next("news");
        }
        assertThat(heard.at("/news/orders/0/orderId").asString()).isEqualTo(second.toString());
        page.hangUp();
    }

    @Test
    void whatWasToldWhileTheLineWasBrokenIsToldOnTheNextOne() {
        var shown = placed();
        var page = new Page(null);
        page.wants("Ada", Map.of("after", shown), null);
        page.hasSettled();
        page.hangUp();
        var missed = placed();
        var alsoMissed = placed();

        var again = new Page(null);
        again.wants("Ada", Map.of("after", shown), null);

        var heard = again.next("news").at("/news/orders");
        assertThat(heard.size()).isEqualTo(2);
        assertThat(heard.get(0).get("orderId").asString()).isEqualTo(alsoMissed.toString());
        assertThat(heard.get(1).get("orderId").asString()).isEqualTo(missed.toString());
        again.hangUp();
    }

    @Test
    void onlyWhatTheListIsNarrowedToIsTold() {
        var shown = placed();
        var page = new Page(null);
        page.wants("Ada", Map.of("after", shown, "minTotal", 1_000_000_000), null);
        var other = new Page(null);
        other.wants("Bob", Map.of("after", shown, "text", "ada"), null);

        var order = placed();

        assertThat(other.next("news").at("/news/orders/0/orderId").asString())
                .isEqualTo(order.toString());
        page.hasSettled();
        assertThat(page.heard).noneMatch(each -> each.has("news"));
        page.hangUp();
        other.hangUp();
    }

    @Test
    void whoHasAnOrderOpenHearsOfItsChangesAndOfWhoElseHas() {
        var order = placed();
        var ada = new Page(null);
        ada.wants("Ada", null, order);
        assertThat(ada.next("changed").at("/changed/version").asInt()).isEqualTo(2);
        assertThat(ada.next("present").get("present").size()).isZero();

        var bob = new Page(null);
        bob.wants("Bob", null, order);
        assertThat(ada.next("present").at("/present/0/who").asString()).isEqualTo("Bob");
        assertThat(bob.next("present").at("/present/0/who").asString()).isEqualTo("Ada");

        world.http().post("/orders/" + order + "/cancel", Map.of("reason", "CUSTOMER_REQUESTED"));
        assertThat(ada.next("changed").at("/changed/version").asInt()).isGreaterThan(2);

        bob.hangUp();
        assertThat(ada.next("present").get("present").size()).isZero();
        ada.hangUp();
    }

    @Test
    void whoGoesToAnotherOrderHasLeftThisOne() {
        var order = placed();
        var ada = new Page(null);
        ada.wants("Ada", null, order);
        var bob = new Page(null);
        bob.wants("Bob", null, order);
        ada.until("present", heard -> heard.get("present").size() == 1);

        bob.wants("Bob", null, placed());

        ada.until("present", heard -> heard.get("present").isEmpty());
        ada.hangUp();
        bob.hangUp();
    }

    @Test
    void aWordThatIsNotUnderstoodIsAnsweredAndTheLineStays() {
        var page = new Page(null);
        page.says("{\"who\":\"\"}");
        assertThat(page.next("problem").at("/problem/errors/0/pointer").asString())
                .isEqualTo("/who");
        page.says("no JSON");
        page.next("problem");
        page.wants("Ada", Map.of("text", "%%"), null);
        assertThat(page.next("problem").at("/problem/errors/0/pointer").asString())
                .isEqualTo("/text");

        page.wants("Ada", Map.of("after", placed()), null);
        placed();
        page.next("news");
        page.hangUp();
    }

    @Test
    void aPageFromElsewhereIsNotAnswered() {
        var page = new Page("http://elsewhere.example");

        assertThat(page.closed.join()).isEqualTo(1008);
    }

    private static UUID placed() {
        world.forget();
        world.clock().advance(Duration.ofMillis(1));
        var order = world.ids().next();
        assertThat(world.http().post("/orders", Samples.wish(order)).status()).isEqualTo(201);
        world.hear(world.told());
        return order;
    }

    /** A page with its line. */
    private static final class Page implements WebSocket.Listener {
        final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder half = new StringBuilder();
        private final WebSocket socket;

        Page(@Nullable String origin) {
            var builder = CLIENT.newWebSocketBuilder();
            if (origin != null) {
                builder.header("Origin", origin);
            }
            socket =
                    builder.buildAsync(
                                    URI.create(
                                            "ws://127.0.0.1:"
                                                    + world.http().port()
                                                    + "/orders/live"),
                                    this)
                            .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            half.append(data);
            if (last) {
                heard.add(Wire.mapper().readTree(half.toString()));
                half.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        void wants(String who, @Nullable Map<String, ?> list, @Nullable UUID order) {
            var wish = new HashMap<String, Object>(Map.of("who", who));
            if (list != null) {
                wish.put("list", list);
            }
            if (order != null) {
                wish.put("order", order);
            }
            says(new String(Wire.write(wish), java.nio.charset.StandardCharsets.UTF_8));
        }

        void says(String text) {
            socket.sendText(text, true).join();
        }

        /** A page that asks for an order of nobody's is answered after what was asked before. */
        void hasSettled() {
            var other = new Page(null);
            other.wants("somebody", null, placedBefore());
            other.next("changed");
            other.hangUp();
        }

        private static UUID placedBefore() {
            return UUID.fromString(
                    world.http().get("/orders?limit=1").json().at("/items/0/orderId").asString());
        }

        JsonNode next(String what) {
            return until(what, _ -> true);
        }

        /** The next of its kind that fits; all others are skipped. */
        JsonNode until(String what, Predicate<JsonNode> fits) {
            try {
                for (; ; ) {
                    var next = heard.poll(20, TimeUnit.SECONDS);
                    assertThat(next).as("nothing said of " + what).isNotNull();
                    if (next.has(what) && fits.test(next)) {
                        return next;
                    }
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void hangUp() {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }
}
