package dev.waybill.orders;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.LiveWish.Follow;
import dev.waybill.orders.OpenOrders.Present;
import dev.waybill.platform.http.Line;
import dev.waybill.platform.http.Switchboard;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One page that is told: what it wants to know, and what it was told last. */
final class LivePage implements Switchboard.Caller {

    private final Line line;
    private final Consumer<LivePage> moved;
    private final Consumer<LivePage> gone;
    private @Nullable LiveWish wish;
    private @Nullable Integer version;
    private @Nullable List<Present> others;

    LivePage(Line line, Consumer<LivePage> moved, Consumer<LivePage> gone) {
        this.line = line;
        this.moved = moved;
        this.gone = gone;
    }

    /** One thing that is told. */
    record Told(
            @Nullable News news,
            @Nullable Changed changed,
            @Nullable List<Present> present,
            @Nullable Boolean still) {

        static final Told STILL = new Told(null, null, null, true);
    }

    /**
     * Orders have come.
     *
     * @param orders newest first
     * @param more there are more than these, which are not told
     * @param after what was asked about: an answer to a question of before says so
     */
    record News(List<OrderSummary> orders, boolean more, @Nullable UUID after) {
        News {
            orders = List.copyOf(orders);
        }
    }

    /**
     * An order is not as it was.
     *
     * @param version as in its ETag
     */
    record Changed(UUID orderId, int version) {}

    UUID id() {
        return line.id();
    }

    synchronized @Nullable LiveWish wish() {
        return wish;
    }

    @Override
    public void says(byte[] text) {
        var said = Wire.read(text, LiveWish.class);
        if (said.list() != null) {
            var _ = said.list().question(); // refuses what cannot be asked
        }
        synchronized (this) {
            if (wish == null || !Objects.equals(wish.order(), said.order())) {
                version = null;
                others = null;
            }
            wish = said;
        }
        moved.accept(this);
    }

    @Override
    public void leaves() {
        gone.accept(this);
    }

    /** Unless it wants to know something else by now. */
    synchronized void tell(Follow asked, News news) {
        if (wish != null && asked.equals(wish.list())) {
            line.say(new Told(news, null, null, null));
            var newest = news.orders().getFirst().orderId();
            wish = new LiveWish(wish.who(), asked.after(newest), wish.order());
        }
    }

    synchronized void tell(UUID order, int now, List<Present> present) {
        if (wish == null || !order.equals(wish.order())) {
            return;
        }
        if (version == null || version != now) {
            version = now;
            line.say(new Told(null, new Changed(order, now), null, null));
        }
        var besides = present.stream().filter(each -> !each.page().equals(line.id())).toList();
        if (!besides.equals(others)) {
            others = besides;
            line.say(new Told(null, null, besides, null));
        }
    }

    void stillThere() {
        line.say(Told.STILL);
    }
}
