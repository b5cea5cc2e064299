package dev.waybill.proof.soak;

import dev.waybill.bench.Table;
import dev.waybill.proof.soak.Check.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The result as one page that needs nothing else, for somebody who must trust it. */
public final class HtmlReport {

    private final Result result;

    private HtmlReport(Result result) {
        this.result = result;
    }

    public static String of(Result result) {
        return new HtmlReport(result).page();
    }

    private String page() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("class", result.holds() ? "good" : "bad");
        parts.put("verdict", escaped(result.verdict()));
        parts.put("sentence", escaped(sentence()));
        parts.put("facts", facts());
        parts.put("table", table());
        parts.put("timeline", new Timeline(result).svg());
        parts.put("recovery", new RecoveryChart(result.recovery()).svg());
        parts.put("frame", frame());
        parts.put("strikes", String.valueOf(result.strikes().size()));
        parts.put("faults", faults());
        var page = template();
        for (var part : parts.entrySet()) {
            page = page.replace("{{" + part.getKey() + "}}", part.getValue());
        }
        return page;
    }

    private static String template() {
        try (var in = HtmlReport.class.getResourceAsStream("report.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private String sentence() {
        var mutant = result.frame().mutant();
        var bug = mutant.isEmpty() ? "" : " A known bug was switched on: " + mutant + ".";
        return String.format(
                Locale.ROOT,
                "Run on %s. %s%s",
                result.frame().at().substring(0, 16).replace('T', ' ') + " UTC",
                result.lastEnd(),
                bug);
    }

    private String facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("checkouts accepted", result.counts().accepted());
        facts.put("orders confirmed", result.counts().confirmed());
        facts.put("cancelled afterwards", result.counts().cancelled());
        facts.put("processes killed", result.kills());
        facts.put("other faults", result.strikes().size() - result.kills());
        facts.put("requests asked again", result.counts().repeated());
        facts.put("records in the log", result.counts().records());
        facts.put("minutes", result.seconds() / 60);
        return facts.entrySet().stream()
                .map(each ->
                        "<div><dt>%s</dt><dd>%s</dd></div>"
                                .formatted(each.getKey(), Table.show(each.getValue())))
                .collect(Collectors.joining());
    }

    private String table() {
        var rows = new StringBuilder();
        for (var row : Row.values()) {
            for (var sum : result.table()) {
                if (sum.invariant().equals(row.words())) {
                    rows.append(
                            line(
                                    "row",
                                    escaped(sum.invariant()),
                                    Table.show(sum.counted()),
                                    sum.violations()));
                }
            }
            result.checks().stream()
                    .filter(check -> check.row() == row)
                    .forEach(check -> rows.append(line(check)));
        }
        return rows.toString();
    }

    private static String line(Check check) {
        var examples =
                check.holds() || check.examples().isEmpty()
                        ? ""
                        : check.examples().stream()
                                .map(example -> "<li>" + escaped(example) + "</li>")
                                .collect(Collectors.joining("", "<ul class=\"wrong\">", "</ul>"));
        var what =
                "%s<span class=\"how\">%s</span>%s"
                        .formatted(escaped(check.what()), escaped(check.how()), examples);
        var counted = check.counted() == Check.NOT_COUNTED ? "all" : Table.show(check.counted());
        return line("check", what, counted, check.counted() == 0 ? 1 : check.violations());
    }

    private static String line(String kind, String what, String counted, long violations) {
        return "<tr class=\"%s\"><td>%s</td><td class=\"n\">%s</td><td class=\"n %s\">%s</td></tr>\n"
                .formatted(
                        kind, what, counted, violations == 0 ? "ok" : "no", Table.show(violations));
    }

    private String frame() {
        var frame = result.frame();
        var lines = new LinkedHashMap<String, String>();
        lines.put("command", "<code>" + escaped(frame.command()) + "</code>");
        lines.put("commit", "<code>" + escaped(frame.commit()) + "</code>");
        lines.put("begun", escaped(frame.at()));
        lines.put("machine", escaped(frame.machine()));
        lines.put("Java", escaped(frame.jvm()));
        lines.put("servers", escaped(frame.servers()));
        return lines.entrySet().stream().map(HtmlReport::frameLine).collect(Collectors.joining());
    }

    private static String frameLine(Map.Entry<String, String> line) {
        return "<tr><th>%s</th><td>%s</td></tr>".formatted(line.getKey(), line.getValue());
    }

    private String faults() {
        return result.strikes().stream()
                .map(strike ->
                        String.format(
                                Locale.ROOT,
                                "<tr><td class=\"n\">%.1f</td><td>%s</td><td class=\"n\">%,d</td><td class=\"n\">%.1f</td></tr>",
                                (strike.from() - result.began()) / 1e3,
                                escaped(strike.fault().words()),
                                strike.fault().at(),
                                strike.seconds()))
                .collect(Collectors.joining("\n"));
    }
}
