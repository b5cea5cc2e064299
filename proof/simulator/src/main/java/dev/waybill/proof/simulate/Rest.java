package dev.waybill.proof.simulate;

import java.util.ArrayList;
import java.util.List;

/** What must hold when the shop has come to rest, besides all that must always hold. */
final class Rest {

    private record Check(String name, String query) {}

    private static final List<Check> CHECKS =
            List.of(
                    new Check(
                            "every checkout has come to its end",
                            "select session_id || ' is ' || status from checkout.session where status not in ('CONFIRMED', 'FAILED') order by 1"),
                    new Check(
                            "every effect has come to its end",
                            "select key || ' is ' || state from payments.effects where state in ('SENT', 'UNKNOWN') order by 1"),
                    new Check(
                            "every call to a carrier has come to its end",
                            "select key || ' ' || kind || ' is ' || state from shipping.effects where state in ('SENT', 'UNKNOWN') order by 1"),
                    new Check(
                            "every message to people has come to its end",
                            "select id || ' is ' || state from notifications.messages where next_at is not null order by 1"),
                    new Check(
                            "every stop has been answered",
                            "select cancellation_id || ' is ' || state from orders.cancellation where state = 'ASSESSING' order by 1"),
                    new Check(
                            "every order that goes somewhere has got there, or somebody must look",
                            "select order_id || ' is ' || stage from orders.orders o where (stage in ('AWAITING_FULFILMENT', 'FULFILLING') or stage = 'CONFIRMED' and release_at is not null) and not exists (select from shipping.shipments s where s.order_id = o.order_id and s.state = 'REFUSED') order by 1"),
                    new Check(
                            "every return has come to its end",
                            "select return_id || ' is ' || status from returns.returns where status in ('REQUESTED', 'APPROVED', 'SETTLING') order by 1"),
                    new Check(
                            "the label of every return is there, refused, or given back",
                            "select return_id || ' is ' || state from shipping.return_labels where state in ('REQUESTED', 'BUYING', 'VOIDING') order by 1"),
                    new Check(
                            "a return knows of its label what shipping knows",
                            "select l.return_id || ' is ' || l.state || ', of shipping ' || coalesce(s.state, 'nothing') from returns.label l left join shipping.return_labels s using (return_id) where l.state = 'ASKED_FOR' or l.state = 'REFUSED' and s.state is distinct from 'REFUSED' or l.state = 'CREATED' and (s.state is distinct from 'READY' or s.tracking_number <> l.tracking_number) or l.state = 'CALLED_OFF' and s.state in ('REQUESTED', 'BUYING') order by 1"),
                    new Check(
                            "every exchange is an order, or given up",
                            "select return_id || ' is ' || state from returns.exchange where state not in ('ORDERED', 'GIVEN_UP') order by 1"),
                    new Check(
                            "no hold is left of an exchange that was given up",
                            "select r.id || ' is ' || r.state from inventory.reservation r join returns.exchange e on e.order_id = r.order_id where e.state = 'GIVEN_UP' and r.state in ('HELD', 'COMMITTED') order by 1"),
                    new Check(
                            "no money is held for an exchange that was given up",
                            "select p.payment_id || ' is ' || p.state from payments.payments p join returns.exchange e on e.order_id = p.order_id where e.state = 'GIVEN_UP' and (p.state in ('AUTHORIZED', 'RAISING', 'CAPTURING', 'REQUESTED', 'VOIDING') or p.captured > p.refunded) order by 1"),
                    new Check(
                            "no cart waits for its price",
                            "select id || ' is ' || status from carts.carts where status in ('PRICING', 'CHECKED_OUT') order by 1"),
                    new Check(
                            "no hold is left of a checkout that has failed",
                            "select r.id || ' is ' || r.state from inventory.reservation r join checkout.session s on s.order_id = r.order_id where s.status = 'FAILED' and r.state in ('HELD', 'COMMITTED') order by 1"),
                    new Check(
                            "no money is held for a checkout that has failed",
                            "select p.payment_id || ' is ' || p.state from payments.payments p join checkout.session s on s.order_id = p.order_id where s.status = 'FAILED' and (p.state in ('AUTHORIZED', 'RAISING', 'CAPTURING', 'REQUESTED', 'VOIDING') or p.captured > p.refunded) order by 1"),
                    new Check(
                            "no promotion is used up by a checkout that has failed",
                            "select r.checkout_session_id || ' is ' || r.state from promotions.redemptions r join checkout.session s on s.session_id = r.checkout_session_id where s.status = 'FAILED' and r.state in ('RESERVED', 'REDEEMED') order by 1"));

    private Rest() {}

    static List<World.Violation> violations(Workshop workshop, Shop shop) {
        var violations = new ArrayList<World.Violation>();
        for (var check : CHECKS) {
            for (var found : workshop.ask(check.query)) {
                violations.add(new World.Violation(check.name, found));
            }
        }
        var known = workshop.ask("select session_id::text from checkout.session");
        shop.accepted()
                .forEach((key, session) -> {
                    if (!known.contains(session)) {
                        violations.add(
                                new World.Violation(
                                        "no accepted checkout is lost",
                                        session
                                                + ", promised for the key "
                                                + key
                                                + ", does not exist"));
                    }
                });
        var kept =
                workshop.ask(
                        "select id::text from inventory.reservation where state not in ('RELEASED', 'REFUSED')");
        for (var released : shop.released()) {
            if (kept.contains(released)) {
                violations.add(
                        new World.Violation(
                                "nothing is held that was released before it was asked for",
                                released));
            }
        }
        var held =
                workshop.ask(
                        "select payment_id::text from payments.payments where state <> 'BARRED'");
        for (var voided : shop.voided()) {
            if (held.contains(voided)) {
                violations.add(
                        new World.Violation(
                                "no money is asked for that was given up before", voided));
            }
        }
        return violations;
    }
}
