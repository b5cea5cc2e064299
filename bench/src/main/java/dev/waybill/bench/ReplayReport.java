package dev.waybill.bench;

import dev.waybill.bench.Reconciliation.Sum;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The figures of {@link Replay} for people: what the file says beside what Waybill says. */
final class ReplayReport {

    private ReplayReport() {}

    static void print(Replay.Figures figures, PrintStream out) {
        rows(figures).print(out);
        orders(figures).print(out);
        figures.orders().differences().forEach(difference -> out.println("  " + difference));
        run(figures).print(out);
        out.println();
        out.println(
                figures.reconciled()
                        ? "Reconciled: every row is accounted for, every order is as the file has it."
                        : "NOT RECONCILED: "
                                + figures.orders().differenceCount()
                                + " orders differ.");
        out.flush();
    }

    private static Table rows(Replay.Figures figures) {
        var table = new Table("Rows of " + figures.file()).row("", "rows", "GBP");
        table.row("in the file", figures.all().rows(), pounds(figures.all().pounds()));
        figures.rejected()
                .forEach((reason, rows) ->
                        table.row(
                                "rejected: " + Reason.valueOf(reason).explanation(),
                                rows.rows(),
                                pounds(rows.pounds())));
        figures.cancellations()
                .forEach((fate, given) ->
                        table.row(
                                "cancelled: " + fate,
                                given.rows(),
                                pounds(given.pounds().negate()),
                                "(" + Table.show(given.invoices()) + " cancellations)"));
        table.row("sold", figures.sales().rows(), pounds(figures.sales().pounds()));
        return table.row("all rows accounted for", figures.rowsAddUp() ? "yes" : "NO");
    }

    private static Table orders(Replay.Figures figures) {
        var orders = figures.orders();
        var table =
                new Table("Orders")
                        .row("", "orders", "rows", "lines", "units", "GBP")
                        .row(
                                "sold, by the file",
                                "",
                                figures.sales().rows(),
                                "",
                                "",
                                pounds(figures.sales().pounds()))
                        .row(
                                "unit prices rounded half-up",
                                "",
                                "",
                                "",
                                "",
                                pounds(figures.rounding()));
        sum(table, "invoices", orders.sales());
        orders.failed().forEach((reason, sum) -> sum(table, "  failed: " + reason, sum));
        sum(table, "  confirmed, by the file", orders.confirmed());
        sum(table, "  confirmed, by Waybill", orders.confirmedInWaybill());
        sum(table, "  difference", minus(orders.confirmedInWaybill(), orders.confirmed()));
        sum(table, "  of these cancelled, by the file", orders.cancelled());
        sum(table, "  of these cancelled, by Waybill", orders.cancelledInWaybill());
        sum(table, "  of these returned, by the file", orders.returned());
        sum(table, "  of these returned, by Waybill", orders.returnedInWaybill());
        return table.row("orders that differ", orders.differenceCount());
    }

    private static Sum minus(Sum a, Sum b) {
        return new Sum(
                a.orders() - b.orders(),
                0,
                a.lines() - b.lines(),
                a.units() - b.units(),
                a.pence() - b.pence());
    }

    private static void sum(Table table, String name, Sum sum) {
        table.row(
                name,
                sum.orders(),
                sum.rows() == 0 ? "" : Table.show(sum.rows()),
                sum.lines(),
                sum.units(),
                pounds(BigDecimal.valueOf(sum.pence(), 2)));
    }

    private static Table run(Replay.Figures figures) {
        return new Table("Run")
                .row("took", figures.seconds(), "s")
                .row("rate", figures.invoicesPerSecond(), "invoices/s")
                .row("customers", figures.customers())
                .row("stock codes", figures.stockCodes())
                .row("products (a code at a price)", figures.products())
                .row("units that could not be had, planned", percent(figures.plannedShort()))
                .row("units that could not be had", percent(figures.actualShort()))
                .note("  The rejected rows are in " + figures.rejectsFile() + ".");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    /** Pennies, and more digits only where the file has them. */
    private static String pounds(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        var shown = stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY);
        return String.format(Locale.ROOT, "%,." + shown.scale() + "f", shown);
    }
}
