package dev.waybill.notifications;

/**
 * Carries messages of one channel to people. The same message may be given to it again under the
 * same id when nobody knows what became of it: it must carry the id along, so that whoever receives
 * it can tell that it is the same.
 */
interface Provider {

    Channel channel();

    /** Called outside of any transaction; may take as long as its time-outs allow. */
    Report send(Errand errand);
}
