package dev.waybill.proof.simulate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which transitions were made, and what went wrong at which kinds of steps, how often. */
final class Coverage {

    private static final List<String> WATCHED =
            List.of(
                    "session checkout.session status",
                    "reservation inventory.reservation state",
                    "payment payments.payments state",
                    "effect payments.effects state",
                    "refund payments.refunds state",
                    "order orders.orders stage",
                    "stop orders.cancellation state",
                    "job warehouse.job status",
                    "shipment shipping.shipments state",
                    "parcel shipping.parcels state",
                    "label shipping.return_labels state",
                    "call shipping.effects state",
                    "message notifications.messages state",
                    "cart carts.carts status",
                    "redemption promotions.redemptions state",
                    "return returns.returns status",
                    "exchange returns.exchange state");

    private final Map<String, Long> transitions = new TreeMap<>();
    private final Map<Fault, Map<Moment, Long>> faults = new EnumMap<>(Fault.class);

    /** Has the database write down each change of a state that is committed. */
    static void watch(Connection connection) throws SQLException {
        try (var make = connection.createStatement()) {
            make.execute(
                    """
                    create schema simulate;
                    create table simulate.transition (machine text, source text, target text);
                    create function simulate.note() returns trigger language plpgsql as $$
                    begin
                        if tg_op = 'INSERT' then
                            insert into simulate.transition
                            values (tg_argv[0], '', to_jsonb(new) ->> tg_argv[1]);
                        elsif to_jsonb(new) ->> tg_argv[1] <> to_jsonb(old) ->> tg_argv[1] then
                            insert into simulate.transition
                            values (tg_argv[0], to_jsonb(old) ->> tg_argv[1], to_jsonb(new) ->> tg_argv[1]);
                        end if;
                        return null;
                    end $$;
                    """);
            for (var each : WATCHED) {
                var words = each.split(" ", -1);
                make.execute(
                        "create trigger simulate_note after insert or update on %s for each row execute function simulate.note('%s', '%s')"
                                .formatted(words[1], words[0], words[2]));
            }
        }
    }

    void struck(Fault fault, Moment moment) {
        faults.computeIfAbsent(fault, _ -> new EnumMap<>(Moment.class))
                .merge(moment, 1L, Long::sum);
    }

    void read(Workshop workshop) {
        for (var line :
                workshop.ask(
                        "select format('%s: %s -> %s=%s', machine, source, target, count(*)) from simulate.transition group by machine, source, target order by 1")) {
            var equals = line.lastIndexOf('=');
            transitions.merge(
                    line.substring(0, equals),
                    Long.parseLong(line.substring(equals + 1)),
                    Long::sum);
        }
    }

    void add(Coverage other) {
        other.transitions.forEach((name, count) -> transitions.merge(name, count, Long::sum));
        other.faults.forEach((fault, counts) ->
                counts.forEach((moment, count) ->
                        faults.computeIfAbsent(fault, _ -> new EnumMap<>(Moment.class))
                                .merge(moment, count, Long::sum)));
    }

    Map<String, Long> transitions() {
        return transitions;
    }

    Map<Fault, Map<Moment, Long>> faults() {
        return faults;
    }
}
