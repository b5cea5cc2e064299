package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderArchived;
import dev.waybill.contracts.orders.OrderArchived.RetentionCategory;
import dev.waybill.contracts.orders.OrderArchived.TerminalStatus;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.contracts.payments.RefundProcessed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that are long over move to long-term files, and can be read as before. */
class ArchiveTest {

    private final ArchiveWorld shop = ArchiveWorld.open();

    @AfterEach
    void close() {
        Checks.hold(shop.world);
        shop.close();
    }

    @Test
    void anOrderThatIsLongOverIsArchivedAndToldAndLeavesNothingBehindButItsRow() {
        var journey = shop.delivered();
        var before = journey.details();

        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey);

        var told = shop.archived(journey).getFirst();
        assertThat(told.terminalStatus()).isEqualTo(TerminalStatus.COMPLETED);
        assertThat(told.retentionCategory()).isEqualTo(RetentionCategory.FINANCIAL_RECORD);
        assertThat(told.terminalAt()).isEqualTo(before.completedAt());
        assertThat(journey.stages()).containsExactly("ARCHIVED");
        for (var table : List.of("line", "shipment", "hold", "cancellation")) {
            assertThat(shop.rows(table, journey.order)).as(table).isZero();
        }
        assertThat(shop.rows("history", journey.order)).isOne();
    }

    @Test
    void noOrderIsArchivedBeforeItsTime() {
        var journey = shop.delivered();

        shop.later(Duration.ofDays(29));

        assertThat(shop.count("select count(*) from orders.archive_file")).isZero();
        assertThat(shop.stage(journey)).isEqualTo("COMPLETED");
    }

    @Test
    void anArchivedOrderIsReadAsBefore() {
        var journey = shop.delivered();
        var held = new Journey(shop.world).placed();
        shop.world
                .http()
                .post("/orders/" + held.order + "/holds", Map.of("reason", "FRAUD_REVIEW"));
        held.cancelled().voided();
        shop.heardByAll();
        var details = journey.details();
        var timeline = shop.world.http().get("/orders/" + journey.order + "/timeline").json();
        var holds = shop.world.http().get("/orders/" + held.order + "/holds").text();

        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey, held);
        shop.heardByAll();

        var after = journey.details();
        assertThat(after.stage()).isEqualTo(OrderStage.ARCHIVED);
        assertThat(after).usingRecursiveComparison().ignoringFields("stage").isEqualTo(details);
        var told = shop.world.http().get("/orders/" + journey.order + "/timeline").json();
        assertThat(told.get("entries").valueStream().map(each -> each.get("type").asString()))
                .containsAll(
                        timeline.get("entries")
                                .valueStream()
                                .map(each -> each.get("type").asString())
                                .toList())
                .contains("order-archived");
        assertThat(told.get("entries").size()).isEqualTo(timeline.get("entries").size() + 2);
        assertThat(shop.world.http().get("/orders/" + held.order + "/holds").text())
                .isEqualTo(holds);
        assertThat(shop.world.http().get("/orders/" + held.order + "/cancellations").status())
                .isEqualTo(200);
    }

    @Test
    void listsShowArchivedOrdersAsTheyEnded() {
        var delivered = shop.delivered();
        var cancelled = shop.cancelled();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(delivered, cancelled);
        shop.heardByAll();

        for (var status : OrderStatus.values()) {
            var listed = shop.world.http().get("/orders?status=" + status).json().get("items");
            assertThat(listed.valueStream().map(each -> each.get("orderId").asString()))
                    .as(status.name())
                    .containsExactlyElementsOf(
                            switch (status) {
                                case CREATED -> List.<String>of();
                                case COMPLETED -> List.of(delivered.order.toString());
                                case CANCELLED -> List.of(cancelled.order.toString());
                            });
        }
        assertThat(cancelled.details().status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.details().cancelReason())
                .isEqualTo(CancellationReason.CUSTOMER_REQUESTED);
    }

    @Test
    void moneyThatMovesLaterIsStillSeen() {
        var journey = shop.delivered();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey);

        shop.world.hear(
                new RefundProcessed(
                        shop.world.ids().next(),
                        Objects.requireNonNull(journey.wish.paymentId()),
                        300,
                        "GBP",
                        shop.world.now()));

        assertThat(journey.details().refunded()).isEqualTo(300);
    }

    @Test
    void anOrderThatIsAskedForAgainIsNoSecondOne() {
        var journey = shop.delivered();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey);

        shop.world.hear(journey.wish);
        var posted = shop.world.http().post("/orders", journey.wish);
        var cancel =
                shop.world
                        .http()
                        .post(
                                "/orders/" + journey.order + "/cancel",
                                Map.of("reason", "CUSTOMER_REQUESTED"));
        var amend =
                shop.world
                        .http()
                        .post(
                                "/orders/" + journey.order + "/amendments",
                                Map.of("address", Samples.ADDRESS));

        assertThat(posted.json().get("code").asString()).isEqualTo("order-exists");
        assertThat(cancel.json().get("code").asString()).isEqualTo("already-delivered");
        assertThat(amend.json().get("code").asString()).isEqualTo("order-is-over");
        assertThat(shop.count("select count(*) from orders.orders")).isOne();
    }

    @Test
    void theFileCanBeReadWithoutWaybill() throws IOException {
        var first = shop.delivered();
        var second = shop.cancelled();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(first, second);

        try (var lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(shop.fileOf(first))),
                                StandardCharsets.UTF_8))) {
            var checksums =
                    lines.lines()
                            .map(line -> Sha256.hex(line.getBytes(StandardCharsets.UTF_8)))
                            .toList();
            assertThat(checksums)
                    .containsExactlyInAnyOrderElementsOf(
                            shop.world.told(OrderArchived.class).stream()
                                    .map(OrderArchived::recordChecksum)
                                    .toList());
        }
        assertThat(shop.fileOf(second)).isEqualTo(shop.fileOf(first));
    }

    @Test
    void aFileThatIsNotAsItWasIsToldToWhoReadsAndListedForWhoWatches() throws IOException {
        var journey = shop.delivered();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey);
        var file = shop.fileOf(journey);
        var right = Files.readAllBytes(file);
        var wrong = right.clone();
        wrong[right.length / 2] ^= 1;

        Files.write(file, wrong);
        var reply = shop.world.http().get("/orders/" + journey.order);
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.json().get("code").asString()).isEqualTo("archive-record-corrupted");
        awaitListed("CORRUPTED", 1);

        Files.delete(file);
        reply = shop.world.http().get("/orders/" + journey.order + "/timeline");
        assertThat(reply.json().get("code").asString()).isEqualTo("archive-file-missing");
        awaitListed("MISSING", 1);

        Files.write(file, right);
        assertThat(shop.world.http().get("/orders/" + journey.order).as(OrderDetails.class).stage())
                .isEqualTo(OrderStage.ARCHIVED);
        shop.later(Duration.ofDays(8));
        awaitListed("KEPT", 1);
    }

    @Test
    void everyFileIsReadAgainThoughNobodyAsksForItsOrders() throws IOException {
        var journey = shop.delivered();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey);
        Files.write(shop.fileOf(journey), new byte[] {1, 2, 3});

        shop.later(Duration.ofDays(6));
        awaitListed("KEPT", 1);
        shop.later(Duration.ofDays(2));

        awaitListed("CORRUPTED", 1);
    }

    @Test
    void anArchiveThatDoesNotAnswerIsAskedAgainLater() {
        var journey = shop.delivered();
        shop.later(ArchiveWorld.LONG);
        shop.awaitArchived(journey);
        FaultyStore.FAULT.set(FaultyStore.Fault.AWAY);

        var reply = shop.world.http().get("/orders/" + journey.order);

        FaultyStore.FAULT.set(FaultyStore.Fault.NONE);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().get("code").asString()).isEqualTo("archive-unavailable");
        awaitListed("KEPT", 1);
    }

    @Test
    void aBucketKeepsThemAsAFolderDoes() {
        try (var bucket = new BucketStandIn(shop.world.now());
                var other =
                        ArchiveWorld.open(
                                Map.of(
                                        "waybill.orders.archive.s3.bucket-url", bucket.bucketUrl(),
                                        "waybill.orders.archive.s3.access-key",
                                                BucketStandIn.ACCESS_KEY,
                                        "waybill.orders.archive.s3.secret-key",
                                                BucketStandIn.SECRET_KEY,
                                        "waybill.orders.archive.s3.region",
                                                BucketStandIn.REGION))) {
            var journey = other.delivered();
            var before = journey.details();
            bucket.at(other.world.now().plus(ArchiveWorld.LONG));

            other.later(ArchiveWorld.LONG);
            other.awaitArchived(journey);

            assertThat(bucket.objects).hasSize(1);
            assertThat(journey.details().items()).isEqualTo(before.items());
            bucket.objects.clear();
            assertThat(
                            other.world
                                    .http()
                                    .get("/orders/" + journey.order)
                                    .json()
                                    .get("code")
                                    .asString())
                    .isEqualTo("archive-file-missing");
            assertThat(bucket.refused).isEmpty();
        }
    }

    @Test
    void whatLiesInNoFileCannotBeRemovedFromTheHistory() {
        var journey = shop.delivered();

        assertThatThrownBy(() ->
                        shop.world
                                .database()
                                .sql("delete from orders.history where order_id = :id")
                                .param("id", journey.order)
                                .update())
                .hasMessageContaining("append-only");
    }

    private void awaitListed(String state, int many) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    var files = shop.world.http().get("/admin/archive/files?state=" + state).json();
                    assertThat(files.get("items").size()).as(state).isEqualTo(many);
                });
    }
}
