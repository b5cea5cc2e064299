package dev.waybill.simulators;

/** Whatever answers below one prefix of the port; called on a virtual thread, may block. */
@FunctionalInterface
public interface Endpoint {
    Reply reply(Call call) throws InterruptedException;
}
