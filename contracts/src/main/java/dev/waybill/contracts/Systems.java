package dev.waybill.contracts;

/** One word names a system everywhere, so a contract's package says whose it is. */
final class Systems {

    private Systems() {}

    static String of(Class<?> type) {
        var name = type.getPackageName();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
