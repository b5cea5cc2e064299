package dev.waybill.bench;

import java.util.List;
import java.util.stream.IntStream;

/** Some of the sample shop's customers have said how they are reached: they read what is told. */
final class People {

    private record Home(String locale, String zone) {}

    private static final List<Home> HOMES =
            List.of(
                    new Home("en-GB", "Europe/London"),
                    new Home("de", "Europe/Berlin"),
                    new Home("pt-BR", "America/Sao_Paulo"),
                    new Home("ja", "Asia/Tokyo"));

    private static final int ONE_IN = 10;

    private People() {}

    /** Whoever is known from an earlier run stays as they are. */
    static boolean introduce(Caller caller) {
        IntStream.range(0, Scenario.CUSTOMERS)
                .filter(customer -> customer % ONE_IN == 0)
                .forEach(customer -> introduce(caller, customer));
        return true;
    }

    private static void introduce(Caller caller, int customer) {
        var home = HOMES.get(customer / ONE_IN % HOMES.size());
        var contact =
                "{\"email\":\"customer-%d@example.com\",\"locale\":\"%s\",\"zone\":\"%s\"}"
                        .formatted(customer, home.locale(), home.zone());
        var path = "/notifications/contacts/" + Visit.customer(customer);
        var reply = caller.put(path, contact, Keys.random());
        // 404: this Waybill tells nobody anything.
        if (reply.status() != 428 && reply.status() != 404) {
            Caller.must("PUT " + path, reply);
        }
    }
}
