package dev.waybill.simulators.fraud;

import dev.waybill.simulators.Checks;
import dev.waybill.simulators.Faults;
import java.util.Set;
import java.util.UUID;

/**
 * How the screening company behaves.
 *
 * @param failRate of payments without a marker that fail
 * @param reviewRate of payments without a marker that are to be looked at by a person
 * @param blocklist customers that always fail
 */
public record FraudDials(Faults faults, double failRate, double reviewRate, Set<UUID> blocklist) {

    static final FraudDials INITIAL = new FraudDials(Faults.NONE, 0, 0, Set.of());

    public FraudDials {
        Checks.rate("failRate", failRate);
        Checks.rate("reviewRate", reviewRate);
        Checks.rate("failRate + reviewRate", failRate + reviewRate);
        blocklist = Set.copyOf(blocklist);
    }

    public FraudDials with(Faults changed) {
        return new FraudDials(changed, failRate, reviewRate, blocklist);
    }
}
