package dev.waybill.cli;

import java.util.Map;

/** The simulators' inbox: what the application is told so that its messages to people go there. */
final class Inbox {

    /** A pair for laptops only: whoever has read this file can sign with it. */
    private static final String PUBLIC_KEY =
            "BGKKdG0D1eICQ0C6J9vZ2y75n8yuU-SERedOWz1Aa298ajAuqR57Pk6hedtT1rgEBaxg9mUYM3Wa1OgYHIMTFDY";

    private static final String PRIVATE_KEY = "2qvRH4Z-_quIvXWmeWAZamKxIHd4cD-VVT3qU2r0K18";

    private Inbox() {}

    /**
     * @param url of the simulators; where they take mail they tell themselves
     */
    static Map<String, String> settings(String url) {
        var smtp = new Api(url).get("/inbox/smtp");
        return Map.ofEntries(
                entry("smtp.host", smtp.path("host").asString()),
                entry("smtp.port", String.valueOf(smtp.path("port").asInt())),
                entry("smtp.tls", "none"),
                entry("smtp.from", "Waybill <orders@waybill.example>"),
                entry("sms.base-url", url + "/sms"),
                entry("push.public-key", PUBLIC_KEY),
                entry("push.private-key", PRIVATE_KEY),
                entry("push.subject", "mailto:orders@waybill.example"),
                entry("push.services", url));
    }

    private static Map.Entry<String, String> entry(String name, String value) {
        return Map.entry("waybill.notifications." + name, value);
    }
}
