package dev.waybill.platform.messaging;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what several readers have accepted of one poll in one transaction: a commit, an insert
 * into the outbox and a move of the positions for all of them. If it fails, whoever is to blame is
 * found by letting each go alone.
 */
final class Together {

    private static final Logger LOG = LoggerFactory.getLogger(Together.class);

    private final Positions positions;
    private final Transactor transactor;

    Together(Positions positions, Transactor transactor) {
        this.positions = positions;
        this.transactor = transactor;
    }

    /**
     * @param readers each with its turn
     * @throws Delivery.Overtaken see there; every other exception is an outage
     */
    void deliver(List<Reader> readers) {
        if (readers.size() < 2) {
            readers.forEach(Reader::deliver);
            return;
        }
        try {
            inOneTransaction(readers);
        } catch (RuntimeException failure) {
            if (Delivery.isOutage(failure)) {
                throw failure;
            }
            LOG.warn("{} go on one by one: {}", names(readers), failure.toString());
            readers.forEach(Reader::deliver);
        }
    }

    void ring(List<Alarms.Due> due) {
        Alarms.ring(transactor, due);
    }

    private void inOneTransaction(List<Reader> readers) {
        var shares = new ArrayList<Transactor.Share>();
        var moves = new ArrayList<Positions.Move>();
        for (var reader : readers) {
            var turn = reader.turn();
            shares.add(reader.delivery().share(turn));
            moves.addAll(reader.delivery().moves(turn.goals()));
        }
        transactor.run(
                shares,
                () -> {
                    if (!positions.move(moves)) {
                        throw new Delivery.Overtaken();
                    }
                });
        readers.forEach(reader -> reader.delivery().committed(reader.turn()));
    }

    private static List<String> names(List<Reader> readers) {
        return readers.stream().map(Reader::name).toList();
    }
}
