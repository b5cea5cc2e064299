package dev.waybill.proof.soak;

/**
 * A fault that has struck.
 *
 * @param from milliseconds since 1970 by the machine's clock
 * @param until when it was over: the process answers again, the dial is back
 * @param worldOffset milliseconds by which the world's clock was ahead when it began
 */
record Strike(Fault fault, long from, long until, long worldOffset) {

    double seconds() {
        return (until - from) / 1e3;
    }
}
