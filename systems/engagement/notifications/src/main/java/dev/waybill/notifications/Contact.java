package dev.waybill.notifications;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a person is reached, and how they want to be.
 *
 * @param phone E.164, {@code +4915112345678}
 * @param locale a language tag, {@code de-AT}; a language without templates is written to in
 *     English
 * @param zone of their clock, {@code Europe/Vienna}
 */
record Contact(
        @Nullable String email,
        @Nullable String phone,
        @Nullable PushSubscription push,
        String locale,
        String zone,
        @Nullable Preferences preferences,
        @Nullable QuietHours quietHours) {

    /** Narrower than mail allows: nothing that needs quoting, nothing that could end a header. */
    private static final Pattern MAILBOX =
            Pattern.compile(
                    "[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,187}[A-Za-z0-9])?");

    private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private static final Pattern ZONE = Pattern.compile("[A-Za-z0-9_+/-]{1,64}");

    /** With the person and the number of its changes, as the table keeps it. */
    record Kept(UUID customerId, Contact contact, long version) {}

    Contact {
        var guard = new Guard();
        guard.matchesIfGiven("email", email, MAILBOX);
        guard.matchesIfGiven("phone", phone, NUMBER);
        guard.matches("locale", locale, TAG);
        guard.matches("zone", zone, ZONE);
        if (zone != null
                && ZONE.matcher(zone).matches()
                && !ZoneId.getAvailableZoneIds().contains(zone)) {
            guard.violated("zone", "must be the name of a time zone, such as Europe/Vienna");
        }
        if (email == null && phone == null && push == null) {
            guard.violated("email", "must be given if there is no phone and no push subscription");
        }
        guardPreferences(guard, preferences, email, phone, push);
        guard.check();
    }

    private static void guardPreferences(
            Guard guard,
            @Nullable Preferences preferences,
            @Nullable String email,
            @Nullable String phone,
            @Nullable PushSubscription push) {
        if (preferences == null) {
            return;
        }
        for (var topic : Topic.values()) {
            var wanted = Objects.requireNonNullElse(preferences.of(topic), List.<Channel>of());
            for (var channel : wanted) {
                var address = address(channel, email, phone, push);
                if (address == null) {
                    var name = topic.name().toLowerCase(Locale.ROOT);
                    guard.violated("preferences/" + name, channel + " needs its address");
                }
            }
        }
    }

    /** Where they are told about a topic. */
    List<Address> addresses(Topic topic) {
        var wanted = preferences == null ? null : preferences.of(topic);
        return wanted == null ? addresses().subList(0, 1) : addresses(wanted);
    }

    /** All that they have, at least one. */
    List<Address> addresses() {
        return addresses(List.of(Channel.values()));
    }

    private List<Address> addresses(List<Channel> channels) {
        var all = new ArrayList<Address>();
        for (var channel : channels) {
            var address = address(channel, email, phone, push);
            if (address != null) {
                all.add(address);
            }
        }
        return all;
    }

    private static @Nullable Address address(
            Channel channel,
            @Nullable String email,
            @Nullable String phone,
            @Nullable PushSubscription push) {
        return switch (channel) {
            case EMAIL -> email == null ? null : new Address(channel, email, null);
            case SMS -> phone == null ? null : new Address(channel, phone, null);
            case PUSH -> push == null ? null : new Address(channel, push.endpoint(), push.keys());
        };
    }

    /** When something that may wait is due. */
    Instant due(Instant now) {
        return quietHours == null ? now : quietHours.due(now, zoneId());
    }

    ZoneId zoneId() {
        return ZoneId.of(zone);
    }
}
