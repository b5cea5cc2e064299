package dev.waybill.contracts;

/** Kinds of ids that one system gives out before others have heard of what they name. */
public final class IdKinds {

    /** Named by carts in its answers; looked up at checkout and in the journeys. */
    public static final String CHECKOUT_SESSION = "checkout";

    private IdKinds() {}
}
