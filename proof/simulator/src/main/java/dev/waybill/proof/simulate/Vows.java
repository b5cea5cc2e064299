package dev.waybill.proof.simulate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What must hold at the very moment at which a checkout says that it has failed, and not only in
 * the end: the database writes down where it does not.
 */
final class Vows {

    static final String NAME = "a checkout that says it has failed owes nothing";

    private Vows() {}

    static void watch(Connection connection) throws SQLException {
        try (var make = connection.createStatement()) {
            make.execute(
                    """
                    create table simulate.broken (what text);
                    create function simulate.owes() returns trigger language plpgsql as $$
                    begin
                        insert into simulate.broken
                        select format('checkout %s has failed, but payment %s is %s with %s taken and %s given back',
                            new.session_id, payment_id, state, captured, refunded)
                        from payments.payments
                        where order_id = new.order_id
                          and (state in ('REQUESTED', 'AUTHORIZED', 'RAISING', 'CAPTURING', 'CAPTURE_FAILED', 'VOIDING')
                            or captured > refunded + refunding)
                        union all
                        select format('checkout %s has failed, but reservation %s is %s', new.session_id, id, state)
                        from inventory.reservation
                        where order_id = new.order_id and state in ('HELD', 'COMMITTED');
                        return null;
                    end $$;
                    create trigger simulate_owes after insert or update on checkout.session
                    for each row when (new.status = 'FAILED') execute function simulate.owes();
                    """);
        }
    }

    static List<World.Violation> violations(Workshop workshop) {
        return workshop.ask("select distinct what from simulate.broken order by what").stream()
                .map(each -> new World.Violation(NAME, each))
                .toList();
    }
}
