package dev.waybill.payments;

import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A chargeback: the customer has asked their bank for the money back.
 *
 * <pre>
 * (nothing) --created--> OPEN --closed--> WON
 *     |                    `------------> LOST
 *     '--closed comes first--------------^
 * </pre>
 *
 * @param reference what the provider calls the authorization that the money was taken of
 * @param status the provider's word; an inquiry (warning_...) moves no money
 */
record Dispute(
        String disputeId,
        String reference,
        long amount,
        String currency,
        @Nullable String reason,
        State state,
        String status,
        Instant openedAt,
        @Nullable Instant dueBy,
        @Nullable Instant closedAt) {

    enum State {
        OPEN,
        WON,
        LOST;

        /**
         * What the provider's word means; whatever it says beyond these two, nothing is decided.
         */
        static State of(String status) {
            return switch (status) {
                case "won", "warning_closed", "prevented" -> WON;
                case "lost" -> LOST;
                default -> OPEN;
            };
        }
    }

    boolean isInquiry() {
        return status.startsWith("warning");
    }

    /**
     * What it moves, all of it from the beginning: each movement has its key, and is made once,
     * whichever of the provider's events comes first.
     */
    List<Transfer> transfers(UUID paymentId) {
        var transfers = new ArrayList<Transfer>();
        if (amount == 0 || isInquiry()) {
            return transfers;
        }
        transfers.add(
                transfer(
                        paymentId,
                        "opened",
                        Transfer.Account.MERCHANT_PENDING,
                        Transfer.Account.DISPUTED,
                        openedAt));
        if (closedAt != null) {
            var winner =
                    state == State.WON
                            ? Transfer.Account.MERCHANT_PENDING
                            : Transfer.Account.CUSTOMER;
            transfers.add(
                    transfer(paymentId, "closed", Transfer.Account.DISPUTED, winner, closedAt));
        }
        return transfers;
    }

    private Transfer transfer(
            UUID paymentId,
            String step,
            Transfer.Account debit,
            Transfer.Account credit,
            Instant at) {
        return new Transfer(
                key(paymentId, disputeId, step),
                paymentId,
                debit,
                credit,
                amount,
                currency,
                Transfer.Cause.DISPUTE,
                at);
    }

    private static UUID key(UUID paymentId, String disputeId, String step) {
        return Ids.derive(paymentId, "DISPUTE/" + disputeId + "/" + step);
    }

    static List<UUID> keys(UUID paymentId, String disputeId) {
        return List.of(key(paymentId, disputeId, "opened"), key(paymentId, disputeId, "closed"));
    }
}
