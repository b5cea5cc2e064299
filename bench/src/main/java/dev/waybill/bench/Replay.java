package dev.waybill.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.Sale;
import dev.waybill.bench.Journal.Result;
import dev.waybill.bench.Matching.Match;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a file of real invoices through Waybill as orders, by HTTP only, and proves that nothing
 * was lost, doubled or changed on the way. It can be stopped at any point and goes on from there.
 */
public final class Replay {

    private final Options options;
    private final PrintStream out;
    private final Server server;
    private final InvoiceFile file;

    private Replay(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.server = new Server(options.server());
        this.file = new InvoiceFile(options.file());
    }

    /**
     * @param file CSV or gzipped CSV
     * @param work where state and rejects are kept
     * @param shortShare of all units that cannot be had, 0 to 0.9
     * @param speed times real time; 0 is as fast as it goes
     * @param fresh forgets what an earlier run has done
     * @param json where the figures go for machines, if given
     */
    public record Options(
            URI server,
            Path file,
            Path work,
            double shortShare,
            double speed,
            int parallel,
            boolean fresh,
            @Nullable Path json) {

        public Options {
            require(shortShare >= 0 && shortShare <= 0.9, "--short must be between 0 and 90 %.");
            require(speed >= 0, "--speed must not be negative.");
            require(parallel >= 1 && parallel <= 1_000, "--parallel must be between 1 and 1,000.");
        }

        /** 3 % short, as fast as it goes, 32 at once, work under .waybill/replay. */
        public static Options of(URI server, Path file) {
            var name = String.valueOf(file.getFileName());
            return new Options(
                    server, file, Path.of(".waybill", "replay", name), 0.03, 0, 32, false, null);
        }

        private static void require(boolean holds, String sentence) {
            if (!holds) {
                throw new Unusable(sentence);
            }
        }
    }

    /**
     * What cancellations of one fate have in common.
     *
     * @param pounds as the file says
     */
    public record Given(long invoices, long rows, BigDecimal pounds) {

        static final Given NONE = new Given(0, 0, BigDecimal.ZERO);

        Given plus(Cancellation cancellation) {
            return new Given(
                    invoices + 1, rows + cancellation.rows(), pounds.add(cancellation.amount()));
        }
    }

    /** Rows of the file and what they are worth there. */
    public record Rows(long rows, BigDecimal pounds) {

        Rows plus(Sale sale) {
            return new Rows(rows + sale.rows(), pounds.add(sale.amount()));
        }
    }

    /**
     * @param rejected rows that are no orders, by reason
     * @param cancellations by what became of them
     * @param rounding what the sales are worth in whole pence more than the file says, in pounds
     * @param plannedShort share of units that the stock was made to miss
     * @param actualShort share of units on orders that failed for want of stock
     * @param seconds of this run; what an earlier run placed is in neither time nor rate
     */
    public record Figures(
            String file,
            Rows all,
            Map<String, Rows> rejected,
            Map<String, Given> cancellations,
            Rows sales,
            BigDecimal rounding,
            long customers,
            long stockCodes,
            long products,
            Reconciliation.Figures orders,
            double plannedShort,
            double actualShort,
            double seconds,
            double invoicesPerSecond,
            boolean rowsAddUp,
            String rejectsFile) {

        /** Every row accounted for, and every order in Waybill as the file has it. */
        @JsonProperty("reconciled")
        public boolean reconciled() {
            return rowsAddUp && orders.reconciled();
        }

        public int exitCode() {
            return reconciled() ? 0 : 1;
        }
    }

    /**
     * @throws Unusable in one sentence, if the file or the server cannot be used
     */
    public static Figures run(Options options, PrintStream out) {
        var figures = new Replay(options, out).run();
        ReplayReport.print(figures, out);
        Json.write(options.json(), figures);
        return figures;
    }

    private Figures run() {
        server.check();
        var book = new Book();
        var content = analyse(book);
        var entries = book.entries();
        var matches = Matching.of(entries);
        var plan = Shortage.plan(entries, matches, book.points().size(), options.shortShare());
        out.printf(
                "%s: %,d rows, %,d invoices, %,d products%n",
                file.name(), book.rows(), entries.size(), book.points().size());
        try (var journal = Journal.open(state(), content);
                var callers = new Callers(server)) {
            var pass = place(entries, matches, plan.stock(), journal, callers);
            return figures(book, entries, matches, plan, pass, journal, callers);
        }
    }

    /** Reads the file; rows that are not part of an order go to the rejects file. */
    private String analyse(Book book) {
        try {
            Files.createDirectories(options.work());
            if (options.fresh()) {
                Files.deleteIfExists(state());
            }
            try (var rejects = CsvWriter.builder().build(rejects())) {
                rejects.writeRecord(header());
                var content =
                        file.read(row ->
                                book.add(row.getFields())
                                        .ifPresent(reason ->
                                                rejects.writeRecord(
                                                        reject(
                                                                row.getStartingLineNumber(),
                                                                reason,
                                                                row.getFields()))));
                return content + "-" + options.shortShare();
            }
        } catch (IOException e) {
            throw new Unusable("The folder " + options.work() + " cannot be written to.", e);
        }
    }

    private static List<String> header() {
        return reject(0, null, Row.COLUMNS);
    }

    private static List<String> reject(long line, @Nullable Reason reason, List<String> fields) {
        var reject = new ArrayList<String>(fields.size() + 2);
        reject.add(reason == null ? "Line" : String.valueOf(line));
        reject.add(reason == null ? "Reason" : reason.name());
        reject.addAll(fields);
        return reject;
    }

    private Path state() {
        return options.work().resolve("state.tsv");
    }

    private Path rejects() {
        return options.work().resolve("rejects.csv");
    }

    /** What this run placed; an earlier one may have placed others. */
    private record Pass(long invoices, double seconds) {}

    private Pass place(
            List<Entry> entries,
            Map<String, Match> matches,
            int[] stock,
            Journal journal,
            Callers callers) {
        checkSameWaybill(journal, callers);
        var counter = new Counter(journal, new Stockroom(journal, stock));
        var start = System.nanoTime();
        var left =
                entries.stream()
                        .filter(entry -> journal.result(entry.invoice()).isEmpty())
                        .toList();
        try (var progress =
                new Progress(
                        "Replay", "invoices", entries.size(), entries.size() - left.size(), out)) {
            new Queue<Entry>(
                            options.parallel(),
                            Replay::customer,
                            entry -> {
                                callers.call(
                                        caller -> place(entry, matches, counter, journal, caller));
                                progress.step();
                            })
                    .serve(left, gate(left, start));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new Unusable("The replay was stopped; it goes on from there when started again.");
        }
        return new Pass(left.size(), (System.nanoTime() - start) / 1e9);
    }

    private static String customer(Entry entry) {
        return entry.customer().isEmpty() ? "invoice " + entry.invoice() : entry.customer();
    }

    private Queue.Gate<Entry> gate(List<Entry> left, long start) {
        if (options.speed() == 0 || left.isEmpty()) {
            return _ -> !Thread.currentThread().isInterrupted();
        }
        var first = left.getFirst().at();
        return entry ->
                Pace.until(
                        start
                                + (long)
                                        (Duration.between(first, entry.at()).toNanos()
                                                / options.speed()));
    }

    private static Result place(
            Entry entry,
            Map<String, Match> matches,
            Counter counter,
            Journal journal,
            Caller caller) {
        var result =
                switch (entry) {
                    case Sale sale -> counter.sell(sale, caller);
                    case Cancellation cancellation ->
                            counter.cancel(
                                    cancellation,
                                    matches.getOrDefault(
                                            cancellation.invoice(), new Match.Unmatched()),
                                    caller);
                };
        journal.result(entry.invoice(), result);
        return result;
    }

    /** A state whose orders Waybill does not know is from before a reset. */
    private void checkSameWaybill(Journal journal, Callers callers) {
        var order = journal.anyOrder();
        if (order.isPresent()
                && callers.call(caller -> caller.get("/orders/" + order.get())).status() == 404) {
            throw new Unusable(
                    "The state in "
                            + state()
                            + " belongs to another Waybill; begin anew with --fresh.");
        }
    }

    private Figures figures(
            Book book,
            List<Entry> entries,
            Map<String, Match> matches,
            Shortage.Plan plan,
            Pass pass,
            Journal journal,
            Callers callers) {
        var orders = reconcile(entries, matches, journal, callers);
        var account = Account.of(book, entries, matches, invoice -> result(journal, invoice));
        return new Figures(
                file.name(),
                new Rows(book.rows(), book.amount()),
                account.rejected(),
                account.cancellations(),
                account.sales(),
                BigDecimal.valueOf(orders.sales().pence(), 2).subtract(account.sales().pounds()),
                entries.stream().map(Replay::customer).distinct().count(),
                book.codes(),
                book.points().size(),
                orders,
                plan.share(),
                missed(orders),
                pass.seconds(),
                pass.invoices() / pass.seconds(),
                account.addsUpTo(book),
                rejects().toString());
    }

    private static double missed(Reconciliation.Figures orders) {
        var missed = orders.failed().getOrDefault("OUT_OF_STOCK", Reconciliation.Sum.NONE).units();
        return orders.sales().units() == 0 ? 0 : (double) missed / orders.sales().units();
    }

    private Reconciliation.Figures reconcile(
            List<Entry> entries, Map<String, Match> matches, Journal journal, Callers callers) {
        var customers =
                entries.stream()
                        .map(entry -> Counter.customer(journal.run(), entry))
                        .collect(Collectors.toSet());
        var readBack = new ReadBack(callers, out);
        var orders = readBack.orders(journal.begun(), customers, expected(entries, journal));
        var returns =
                readBack.returns(
                        entries.stream()
                                .map(entry -> result(journal, entry.invoice()))
                                .flatMap(result -> SendBack.returns(result).stream())
                                .toList());
        return Reconciliation.of(
                entries, matches, invoice -> result(journal, invoice), orders, returns);
    }

    private static Map<String, Boolean> expected(List<Entry> entries, Journal journal) {
        var expected = new HashMap<String, Boolean>();
        for (var entry : entries) {
            var result = result(journal, entry.invoice());
            switch (result.state()) {
                case Result.CONFIRMED -> expected.putIfAbsent(result.orderId(), false);
                case Result.CANCELLED -> expected.put(result.orderId(), true);
                case Result.RETURNED -> expected.putIfAbsent(result.orderId(), false);
                default -> {
                    // no order comes of it
                }
            }
        }
        return expected;
    }

    private static Result result(Journal journal, String invoice) {
        return journal.result(invoice)
                .orElseThrow(() -> new IllegalStateException("nothing became of " + invoice));
    }
}
