package dev.waybill.proof;

/** Ids that checkout derives from its session's, in SQL. */
final class Derived {

    private Derived() {}

    static String reservationOf(String session) {
        return of(session, "reservation");
    }

    static String paymentOf(String session) {
        return of(session, "payment");
    }

    /**
     * As {@code Ids.derive}: a name-based UUID, which is an MD5 with its version and variant set.
     */
    private static String of(String session, String part) {
        var md5 = "md5(%s::text || '/%s')".formatted(session, part);
        return "overlay(overlay(%1$s placing '3' from 13 for 1) placing substr('89ab', (('x' || substr(%1$s, 17, 1))::bit(4)::int & 3) + 1, 1) from 17 for 1)::uuid"
                .formatted(md5);
    }
}
