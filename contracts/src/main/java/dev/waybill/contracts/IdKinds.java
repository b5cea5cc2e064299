package dev.waybill.contracts;

/** Kinds of ids that one system gives out before others have heard of what they name. */
public final class IdKinds {

    /** Named by carts in its answers; looked up at checkout and in the journeys. */
    public static final String CHECKOUT_SESSION = "checkout";

    /** Named by orders; names what others hold for it too, and comes back in their answers. */
    public static final String AMENDMENT = "amendment";

    private IdKinds() {}
}
