package dev.waybill.platform.http;

import java.util.Arrays;

/** Entity tags: a resource's version as a strong validator, {@code "7"}. */
public final class Etag {

    private Etag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** {@code header} as RFC 9110 has it: {@code *}, or a list of tags. Weak tags never match. */
    static boolean matches(String header, long version) {
        var current = of(version);
        return header.strip().equals("*")
                || Arrays.stream(header.split(",", -1))
                        .map(String::strip)
                        .anyMatch(current::equals);
    }
}
