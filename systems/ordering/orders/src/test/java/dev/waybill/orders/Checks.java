package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.testkit.SystemWorld;
import java.util.ArrayList;

/** What must hold whatever a test did. */
final class Checks {

    private Checks() {}

    /** Rows, histories and the view agree; every unit is somewhere. */
    static void hold(SystemWorld world) {
        var checks = new OrderChecks(world.database());
        assertThat(checks.refold(null, 10_000).differing()).isEmpty();
        world.hear(new ArrayList<>(world.told()));
        assertThat(checks.refold(null, 10_000).differing()).isEmpty();
        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select count(*) from orders.line
                                        where delivered + cancelled + open <> ordered
                                        """)
                                .query(Integer.class)
                                .single())
                .isZero();
    }
}
