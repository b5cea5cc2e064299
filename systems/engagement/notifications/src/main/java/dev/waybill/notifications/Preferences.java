package dev.waybill.notifications;

import dev.waybill.contracts.Guard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which channels a person wants to hear about a topic. Not given: by the first that they have;
 * an empty list: not at all.
 */
record Preferences(
        @Nullable List<Channel> orders,
        @Nullable List<Channel> shipping,
        @Nullable List<Channel> checkouts) {

    static final Preferences NONE = new Preferences(null, null, null);

    Preferences {
        var guard = new Guard();
        orders = channels(guard, "orders", orders);
        shipping = channels(guard, "shipping", shipping);
        checkouts = channels(guard, "checkouts", checkouts);
        guard.check();
    }

    private static @Nullable List<Channel> channels(
            Guard guard, String name, @Nullable List<Channel> given) {
        var channels = guard.listIfGiven(name, given);
        return channels == null ? null : channels.stream().distinct().toList();
    }

    @Nullable List<Channel> of(Topic topic) {
        return switch (topic) {
            case ORDERS -> orders;
            case SHIPPING -> shipping;
            case CHECKOUTS -> checkouts;
        };
    }
}
