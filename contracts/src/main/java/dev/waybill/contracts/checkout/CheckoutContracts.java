package dev.waybill.contracts.checkout;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of checkout: each of its messages, with its name and version on the wire. */
public final class CheckoutContracts {

    public static final Contract<CheckoutCompleted> CHECKOUT_COMPLETED =
            new Contract<>(
                    "checkout-completed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    CheckoutCompleted.class,
                    Topics.ORDERING_CHECKOUTS,
                    CheckoutCompleted::checkoutSessionId);

    public static final Contract<CheckoutFailed> CHECKOUT_FAILED =
            new Contract<>(
                    "checkout-failed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    CheckoutFailed.class,
                    Topics.ORDERING_CHECKOUTS,
                    CheckoutFailed::checkoutSessionId);

    public static final Contract<CheckoutIntervened> CHECKOUT_INTERVENED =
            new Contract<>(
                    "checkout-intervened",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    CheckoutIntervened.class,
                    Topics.ORDERING_CHECKOUTS,
                    CheckoutIntervened::checkoutSessionId);

    private CheckoutContracts() {}

    public static List<Contract<?>> all() {
        return List.of(CHECKOUT_COMPLETED, CHECKOUT_FAILED, CHECKOUT_INTERVENED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of();
    }
}
