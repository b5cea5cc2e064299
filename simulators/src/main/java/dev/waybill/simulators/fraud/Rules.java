package dev.waybill.simulators.fraud;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the screening company makes of a payment. Pure. */
final class Rules {
    private static final Reason[] BY_CHANCE = {
        Reason.HIGH_RISK_SCORE, Reason.VELOCITY, Reason.MISMATCH
    };

    record Finding(Verdict verdict, double score, @Nullable Reason reason) {}

    private Rules() {}

    /**
     * @param luck of this payment
     */
    static Finding judge(ScreeningRequest request, FraudDials dials, SplittableRandom luck) {
        var share = luck.nextDouble();
        if (request.customerId() != null && dials.blocklist().contains(request.customerId())) {
            return found(Verdict.FAIL, Reason.BLOCKLISTED, luck);
        }
        if ("pm_card_riskLevelHighest".equals(request.paymentMethod())) {
            return found(Verdict.FAIL, Reason.HIGH_RISK_SCORE, luck);
        }
        if ("pm_card_riskLevelElevated".equals(request.paymentMethod())) {
            return found(Verdict.REVIEW, Reason.HIGH_RISK_SCORE, luck);
        }
        if (share < dials.failRate()) {
            return found(Verdict.FAIL, BY_CHANCE[luck.nextInt(BY_CHANCE.length)], luck);
        }
        if (share < dials.failRate() + dials.reviewRate()) {
            return found(Verdict.REVIEW, BY_CHANCE[luck.nextInt(BY_CHANCE.length)], luck);
        }
        return found(Verdict.PASS, null, luck);
    }

    private static Finding found(Verdict verdict, @Nullable Reason reason, SplittableRandom luck) {
        var score =
                switch (verdict) {
                    case PASS -> luck.nextDouble(0.01, 0.4);
                    case REVIEW -> luck.nextDouble(0.6, 0.8);
                    case FAIL -> luck.nextDouble(0.9, 1);
                };
        return new Finding(verdict, Math.floor(score * 1000) / 1000, reason);
    }
}
