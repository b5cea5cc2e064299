package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private static final String SHOP =
            HEADER
                    + """
                    1,10001a,LANTERN,6,2010-12-01 08:26:00,2.55,17850,United Kingdom
                    1,10001A,LANTERN,2,2010-12-01 08:26:00,2.55,17850,United Kingdom
                    1,10002,"HOOK, ""LONG\""",1,2010-12-01 08:26:00,1.005,17850,United Kingdom
                    1,POST,POSTAGE,1,2010-12-01 08:26:00,18.0,17850,United Kingdom
                    2,10001A,,4,2010-12-01 08:30:00,2.1,,EIRE
                    3,10003,BOWL,10,2010-12-01 09:00:00,3.39,13047,France
                    C4,10003,BOWL,-10,2010-12-01 10:00:00,3.39,13047,France
                    5,10003,BOWL,-3,2010-12-01 10:30:00,0.0,,United Kingdom
                    6,10003,BOWL,3,2010-12-01 10:31:00,0.0,,United Kingdom
                    7,10004,THREAD,5,2010-12-01 10:32:00,0.001,13047,France
                    C8,10001A,LANTERN,-2,2010-12-01 11:00:00,2.55,17850,United Kingdom
                    C9,10009,CLOCK,-1,2010-12-01 11:00:00,9.99,17850,United Kingdom
                    C10,M,Manual,-1,2010-12-01 11:00:00,9.99,17850,United Kingdom
                    11,10002,HOOK,x,2010-12-01 11:00:00,9.99,17850,United Kingdom
                    12,10002,HOOK
                    """;

    @TempDir private Path folder;

    private FakeWaybill waybill = new FakeWaybill();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void start() {
        waybill.close();
        waybill = new FakeWaybill();
    }

    @AfterEach
    void stop() {
        waybill.close();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("shop.csv"), content);
    }

    private Replay.Options options(Path file, double shortShare, int parallel) {
        return new Replay.Options(
                waybill.uri(),
                file,
                folder.resolve("work"),
                shortShare,
                0,
                parallel,
                false,
                folder.resolve("figures.json"));
    }

    private Replay.Figures replay(Replay.Options options) {
        return Replay.run(options, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static String many(int invoices) {
        var rows = new StringBuilder(HEADER);
        for (int n = 0; n < invoices; n++) {
            rows.append(
                    "%d,2000%d,MUG,%d,2011-01-01 08:%02d:00,1.25,%d,Spain%n"
                            .formatted(1000 + n, n % 7, 1 + n % 3, n % 60, n % 5));
        }
        return rows.toString();
    }

    @Test
    void everyRowBecomesAnOrderOrIsRejectedForAReasonAndAllReconciles() throws IOException {
        var figures = replay(options(file(SHOP), 0, 8));

        assertThat(figures.reconciled()).isTrue();
        assertThat(figures.all().rows()).isEqualTo(15);
        assertThat(figures.rejected().keySet())
                .containsExactlyInAnyOrder(
                        "UNREADABLE",
                        "NOT_A_PRODUCT",
                        "NEGATIVE_QUANTITY",
                        "NO_PRICE",
                        "UNDER_A_PENNY");
        assertThat(figures.rejected())
                .hasEntrySatisfying("UNREADABLE", rows -> assertThat(rows.rows()).isEqualTo(2))
                .hasEntrySatisfying("NOT_A_PRODUCT", rows -> assertThat(rows.rows()).isEqualTo(2));
        assertThat(figures.orders().confirmedInWaybill())
                .isEqualTo(new Reconciliation.Sum(3, 0, 4, 23, 8 * 255 + 101 + 4 * 210 + 3390));
        assertThat(figures.rounding()).isEqualByComparingTo(new BigDecimal("0.005"));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Reconciled:");
    }

    @Test
    void rejectedRowsAreListedWithTheirLineAndReason() throws IOException {
        replay(options(file(SHOP), 0, 8));

        assertThat(Files.readAllLines(folder.resolve("work/rejects.csv")))
                .startsWith("Line,Reason," + HEADER.strip())
                .contains(
                        "5,NOT_A_PRODUCT,1,POST,POSTAGE,1,2010-12-01 08:26:00,18.0,17850,United Kingdom",
                        "16,UNREADABLE,12,10002,HOOK")
                .hasSize(8);
    }

    @Test
    void aCodeIsOneProductWhateverItsCaseAndAProductOfItsOwnAtEachPrice() throws IOException {
        replay(options(file(SHOP), 0, 8));

        assertThat(
                        waybill.products.values().stream()
                                .map(product -> product.sku + "=" + product.price))
                .containsExactlyInAnyOrder(
                        "10001A@2.55=255", "10001A@2.10=210", "10002@1.01=101", "10003@3.39=339");
    }

    @Test
    void aCancellationOfAWholeInvoiceCancelsItsOrderAndOthersAreCounted() throws IOException {
        waybill.away = true;
        var figures = replay(options(file(SHOP), 0, 8));

        assertThat(figures.cancellations())
                .containsEntry(
                        "whole order cancelled", new Replay.Given(1, 1, new BigDecimal("33.90")))
                .containsEntry(
                        "partial cancellation, kept for returns",
                        new Replay.Given(1, 1, new BigDecimal("5.10")))
                .containsEntry(
                        "no earlier order of that customer and product",
                        new Replay.Given(1, 1, new BigDecimal("9.99")));
        assertThat(figures.orders().cancelledInWaybill().pence()).isEqualTo(3390);
        assertThat(waybill.orders.values().stream().filter(FakeWaybill.Order::cancelled))
                .hasSize(1);
    }

    @Test
    void whatIsDeliveredBeforeItIsCancelledComesBackAndIsPaidBack() throws IOException {
        waybill.delivers = true;
        waybill.behind = 2;

        var figures = replay(options(file(SHOP), 0, 8));

        assertThat(figures.reconciled()).isTrue();
        assertThat(figures.cancellations())
                .containsEntry(
                        "whole order returned", new Replay.Given(1, 1, new BigDecimal("33.90")))
                .containsEntry(
                        "partial cancellation, returned",
                        new Replay.Given(1, 1, new BigDecimal("5.10")));
        assertThat(figures.orders().cancelledInWaybill()).isEqualTo(Reconciliation.Sum.NONE);
        assertThat(figures.orders().returned())
                .isEqualTo(figures.orders().returnedInWaybill())
                .isEqualTo(new Reconciliation.Sum(2, 0, 2, 12, 3390 + 510));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("of these returned, by Waybill");
    }

    @Test
    void anInvoiceThatCameBackComesBackOnceHoweverOftenItIsAsked() throws IOException {
        waybill.delivers = true;
        var file = file(SHOP);
        replay(options(file, 0, 1));
        var state = folder.resolve("work/state.tsv");
        var kept =
                Files.readAllLines(state).stream()
                        .filter(line -> !line.contains("\tC4\t") && !line.contains("\tC8\t"));
        Files.writeString(state, String.join("\n", kept.toList()) + "\n");

        var figures = replay(options(file, 0, 1));

        assertThat(figures.reconciled()).isTrue();
        assertThat(figures.orders().returnedInWaybill().units()).isEqualTo(12);
        assertThat(waybill.returns()).isEqualTo(2);
    }

    @Test
    void tooLittleMoneyForWhatCameBackIsFound() throws IOException {
        waybill.delivers = true;
        waybill.tooLittle = 1;

        var figures = replay(options(file(SHOP), 0, 8));

        assertThat(figures.exitCode()).isEqualTo(1);
        assertThat(figures.orders().differences())
                .hasSize(2)
                .anyMatch(each ->
                        each.endsWith(
                                "10 units came back for 3389 pence, of 10 units for 3390 pence"));
    }

    @Test
    void aGzippedFileIsReadAsItIs() throws IOException {
        var file = folder.resolve("shop.csv.gz");
        try (var packed = new GZIPOutputStream(Files.newOutputStream(file))) {
            packed.write(SHOP.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(replay(options(file, 0, 1)).orders().confirmed().orders()).isEqualTo(3);
    }

    @Test
    void aShareOfTheDemandCannotBeHad() throws IOException {
        var figures = replay(options(file(many(200)), 0.1, 1));

        assertThat(figures.reconciled()).isTrue();
        assertThat(figures.plannedShort()).isBetween(0.03, 0.1);
        assertThat(figures.actualShort()).isEqualTo(figures.plannedShort());
        assertThat(figures.orders().failed()).containsOnlyKeys("OUT_OF_STOCK");
    }

    @Test
    void stopsWhenWaybillIsAwayAndGoesOnWithoutDoingAnythingTwice() throws IOException {
        var file = file(many(60));
        var served = new AtomicInteger();
        waybill.busy =
                operation -> operation.equals("POST /checkouts") && served.incrementAndGet() > 25;
        var stopped = new InterruptedReplay(options(file, 0, 4));
        stopped.runUntil(() -> served.get() > 40);
        assertThat(waybill.orders).hasSize(25);

        waybill.busy = _ -> false;
        var figures = replay(options(file, 0, 4));

        assertThat(figures.reconciled()).isTrue();
        assertThat(waybill.orders).hasSize(60);
        assertThat(waybill.times("POST /products")).isEqualTo(7);
    }

    /** A replay that somebody stops with Ctrl-C. */
    private final class InterruptedReplay {

        private final Replay.Options options;

        InterruptedReplay(Replay.Options options) {
            this.options = options;
        }

        void runUntil(java.util.concurrent.Callable<Boolean> enough) {
            var thread =
                    Thread.ofPlatform()
                            .start(() ->
                                    assertThatThrownBy(() -> replay(options))
                                            .isInstanceOf(Unusable.class));
            org.awaitility.Awaitility.await().until(enough);
            thread.interrupt();
            org.awaitility.Awaitility.await().until(() -> !thread.isAlive());
        }
    }

    @Test
    void anInvoiceWhoseAnswerWasLostIsHarmlessToSendAgain() throws IOException {
        var file = file(many(20));
        replay(options(file, 0, 4));
        var state = folder.resolve("work/state.tsv");
        var lines = Files.readAllLines(state);
        var torn = String.join("\n", lines.subList(0, lines.size() - 5)) + "\n" + "invoice\t10";
        Files.writeString(state, torn);

        var figures = replay(options(file, 0, 4));

        assertThat(figures.reconciled()).isTrue();
        assertThat(waybill.orders).hasSize(20);
    }

    @Test
    void anOrderWithAnotherTotalIsFound() throws IOException {
        waybill.fault =
                order ->
                        new FakeWaybill.Order(
                                order.id(),
                                order.customer(),
                                false,
                                order.total() + 1,
                                order.items());

        var figures = replay(options(file(many(10)), 0, 4));

        assertThat(figures.exitCode()).isEqualTo(1);
        assertThat(figures.orders().differenceCount()).isEqualTo(10);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("NOT RECONCILED");
    }

    @Test
    void anOrderThatNobodyAskedForIsFound() throws IOException {
        var file = file(many(10));
        replay(options(file, 0, 4));
        var one = waybill.orders.values().iterator().next();
        waybill.orders.put(
                "extra", new FakeWaybill.Order("extra", one.customer(), false, 0, one.items()));

        var figures = replay(options(file, 0, 4));

        assertThat(figures.orders().differences())
                .containsExactly("Order extra: no invoice of the file belongs to it");
    }

    @Test
    void aLargeInvoiceGoesThroughACart() throws IOException {
        var rows = new StringBuilder(HEADER);
        for (int n = 0; n < Counter.MOST_AT_ONCE + 1; n++) {
            rows.append("1,%05d,MUG,1,2011-01-01 08:00:00,1.25,7,Spain%n".formatted(n));
        }
        var figures = replay(options(file(rows.toString()), 0, 4));

        assertThat(figures.reconciled()).isTrue();
        assertThat(waybill.times("POST /checkouts")).isZero();
        assertThat(figures.orders().confirmedInWaybill().lines())
                .isEqualTo(Counter.MOST_AT_ONCE + 1);
    }

    @Test
    void bytesThatAreNotInvoicesAreRefusedInOneSentence() throws IOException {
        var notInvoices = options(file("a,b,c\n1,2,3\n"), 0, 1);
        assertThatThrownBy(() -> replay(notInvoices))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("does not begin with the columns InvoiceNo");
        var missing = options(folder.resolve("none.csv"), 0, 1);
        assertThatThrownBy(() -> replay(missing))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("There is no readable file");
        var broken = Files.writeString(folder.resolve("broken.csv.gz"), "not gzip");
        assertThatThrownBy(() -> replay(options(broken, 0, 1)))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("could not be read");
    }

    @Test
    void aStateOfAnotherFileOrAnotherWaybillIsNotGoneOnWith() throws IOException {
        replay(options(file(many(5)), 0, 1));
        var other = options(file(many(6)), 0, 1);
        assertThatThrownBy(() -> replay(other)).hasMessageContaining("belongs to another file");

        file(many(5));
        start();
        var reset = options(folder.resolve("shop.csv"), 0, 1);
        assertThatThrownBy(() -> replay(reset)).hasMessageContaining("belongs to another Waybill");
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() throws IOException {
        var nobody =
                new Replay.Options(
                        URI.create("http://127.0.0.1:1"), file(SHOP), folder, 0, 0, 1, false, null);
        assertThatThrownBy(() -> replay(nobody))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("No Waybill answers at http://127.0.0.1:1");
    }
}
