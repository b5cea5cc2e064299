package dev.waybill.proof.soak;

/** A process, or the family of processes, that Waybill consists of here. */
enum Part {
    APPLICATION("the application"),
    SECOND("the second application"),
    POSTGRESQL("PostgreSQL"),
    KAFKA("Kafka"),
    SIMULATORS("the providers");

    private final String words;

    Part(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
