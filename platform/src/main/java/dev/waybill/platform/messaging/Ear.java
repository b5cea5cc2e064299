package dev.waybill.platform.messaging;

import dev.waybill.contracts.Contract;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What one handler hears, and how each message is turned into the handler's own word for it. */
public final class Ear<F> {

    private final String reader;
    private final BatchHandler<F> handler;
    private final Map<Contract<?>, Function<Object, F>> words = new LinkedHashMap<>();

    public Ear(String reader, BatchHandler<F> handler) {
        this.reader = reader;
        this.handler = handler;
    }

    public <M> Ear<F> on(Contract<M> contract, Function<? super M, ? extends F> word) {
        words.put(contract, message -> word.apply(contract.type().cast(message)));
        return this;
    }

    /** The message itself is the handler's word for it. */
    public Ear<F> on(Contract<? extends F> contract) {
        return on(contract, message -> message);
    }

    String reader() {
        return reader;
    }

    Map<Contract<?>, Function<Object, F>> words() {
        return words;
    }

    BatchHandler<F> handler() {
        return handler;
    }
}
