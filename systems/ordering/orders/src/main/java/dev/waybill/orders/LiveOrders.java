package dev.waybill.orders;

import dev.waybill.orders.LivePage.News;
import dev.waybill.orders.LiveWish.Follow;
import dev.waybill.platform.Signals;
import dev.waybill.platform.http.Line;
import dev.waybill.platform.http.Switchboard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells pages of new orders, of changes of the one that they have open, and who else has it open.
 * One look is for all pages together: a query for each different list, and two for all open orders,
 * a few times a second at most, whatever comes in. Each page's list goes on after the newest order
 * that the page has heard of, wherever it heard of it: a new line begins where the broken one
 * ended.
 */
final class LiveOrders implements Switchboard {

    private static final Logger LOG = LoggerFactory.getLogger(LiveOrders.class);

    /** What happens in other processes raises no signal here. */
    private static final Duration LOOK = Duration.ofMillis(250);

    /** Between two looks at least. */
    private static final Duration BREATH = Duration.ofMillis(50);

    private static final UUID NOBODY = new UUID(0, 2);
    private static final Duration STILL = Duration.ofSeconds(15);

    /** A page says every twenty seconds that it is there. */
    private static final Duration GONE = Duration.ofSeconds(50);

    private final OrderViews views;
    private final OpenOrders open;
    private final Signals signals;
    private final Clock clock;
    private final Executor threads;
    private final Map<UUID, LivePage> pages = new ConcurrentHashMap<>();
    private boolean looking;
    private boolean failing;

    LiveOrders(OrderViews views, OpenOrders open, Signals signals, Clock clock, Executor threads) {
        this.views = views;
        this.open = open;
        this.signals = signals;
        this.clock = clock;
        this.threads = threads;
    }

    @Override
    public String path() {
        return "/orders/live";
    }

    @Override
    public Caller answer(Line line) {
        var page = new LivePage(line, this::moved, this::gone);
        pages.put(line.id(), page);
        synchronized (this) {
            if (!looking) {
                looking = true;
                threads.execute(this::watch);
            }
        }
        return page;
    }

    private void moved(LivePage page) {
        var wish = page.wish();
        if (wish == null || wish.order() == null) {
            open.close(page.id());
        } else {
            var now = clock.instant();
            open.open(page.id(), wish.order(), wish.who(), now, now.minus(GONE));
        }
        signals.raise(OrderViews.ARRIVALS);
    }

    private void gone(LivePage page) {
        pages.remove(page.id());
        try {
            open.close(page.id());
        } catch (RuntimeException failure) {
            LOG.debug("Who has left fades by and by: {}", failure.toString());
        }
    }

    private void watch() {
        try {
            watchWhileThereArePages();
        } catch (IllegalStateException interrupted) {
            LOG.debug("Nobody is told any more: {}", interrupted.toString());
            synchronized (this) {
                looking = false;
            }
        }
    }

    private void watchWhileThereArePages() {
        var still = clock.instant();
        while (goesOn()) {
            attempt();
            if (!clock.instant().isBefore(still.plus(STILL))) {
                still = clock.instant();
                pages.values().forEach(LivePage::stillThere);
            }
            signals.next(OrderViews.ARRIVALS, LOOK);
            signals.next(NOBODY, BREATH);
        }
    }

    private synchronized boolean goesOn() {
        looking = !pages.isEmpty();
        return looking;
    }

    private void attempt() {
        try {
            look();
            failing = false;
        } catch (RuntimeException failure) {
            if (!failing) {
                LOG.warn("Pages are not told of orders: {}", failure.toString());
            }
            failing = true;
        }
    }

    private void look() {
        var lists = new HashMap<Follow, List<LivePage>>();
        var orders = new HashMap<UUID, List<LivePage>>();
        for (var page : pages.values()) {
            var wish = page.wish();
            if (wish != null && wish.list() != null) {
                lists.computeIfAbsent(wish.list(), _ -> new ArrayList<>()).add(page);
            }
            if (wish != null && wish.order() != null) {
                orders.computeIfAbsent(wish.order(), _ -> new ArrayList<>()).add(page);
            }
        }
        lists.forEach(this::tellNews);
        if (!orders.isEmpty()) {
            tellChanges(orders, clock.instant());
        }
    }

    private void tellNews(Follow list, List<LivePage> readers) {
        var after = list.after();
        var found =
                after == null ? views.list(list.question()) : views.newer(list.question(), after);
        if (!found.isEmpty()) {
            var most = LiveWish.MOST;
            var news =
                    new News(
                            found.subList(0, Math.min(most, found.size())),
                            found.size() > most,
                            after);
            readers.forEach(page -> page.tell(list, news));
        }
    }

    private void tellChanges(Map<UUID, List<LivePage>> readers, Instant now) {
        var versions = open.versions(readers.keySet());
        var present = open.present(readers.keySet(), now.minus(GONE));
        versions.forEach((order, version) ->
                readers.getOrDefault(order, List.of())
                        .forEach(page ->
                                page.tell(order, version, present.getOrDefault(order, List.of()))));
    }
}
