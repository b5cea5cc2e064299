package dev.waybill.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Orders by status, counted over the API; checkouts under way by state, from the metrics. */
final class Counts {
    private static final List<String> STATUSES = List.of("CREATED", "COMPLETED", "CANCELLED");
    private static final int PAGE = 200;

    /** Beyond this, counting page by page takes longer than a person waits. */
    private static final int ENOUGH = 10_000;

    private static final Pattern CHECKOUTS =
            Pattern.compile("^waybill_checkout_sessions\\{[^}]*?state=\"(\\w+)\"[^}]*} (\\S+)$");

    private Counts() {}

    /**
     * @param more there are more than that
     */
    record Count(String what, long count, boolean more) {
        String shown() {
            return "%,d%s".formatted(count, more ? " and more" : "");
        }
    }

    static List<Count> of(Api api) {
        var counts = new ArrayList<Count>();
        STATUSES.forEach(status -> counts.add(orders(api, status)));
        counts.addAll(checkouts(api.text("/actuator/prometheus")));
        return counts;
    }

    private static Count orders(Api api, String status) {
        var query = "/orders?limit=" + PAGE + "&status=" + status;
        var page = api.get(query);
        var count = page.path("items").size();
        var next = page.path("nextCursor").asString("");
        while (!next.isEmpty() && count < ENOUGH) {
            page = api.get(query + "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
            count += page.path("items").size();
            next = page.path("nextCursor").asString("");
        }
        return new Count("orders " + status, count, !next.isEmpty());
    }

    static List<Count> checkouts(String metrics) {
        return metrics.lines()
                .map(CHECKOUTS::matcher)
                .filter(line -> line.matches())
                .map(line ->
                        new Count(
                                "checkouts " + line.group(1),
                                (long) Double.parseDouble(line.group(2)),
                                false))
                .toList();
    }
}
