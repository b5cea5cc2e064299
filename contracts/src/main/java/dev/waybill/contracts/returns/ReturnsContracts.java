package dev.waybill.contracts.returns;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Operation;
import dev.waybill.contracts.Topics;
import java.util.List;

/** The catalogue of returns: each of its messages, with its name and version on the wire. */
public final class ReturnsContracts {

    public static final Contract<ReturnRequested> RETURN_REQUESTED =
            new Contract<>(
                    "return-requested",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnRequested.class,
                    Topics.ORDERING_RETURNS,
                    ReturnRequested::returnId);

    public static final Contract<ReturnApproved> RETURN_APPROVED =
            new Contract<>(
                    "return-approved",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnApproved.class,
                    Topics.ORDERING_RETURNS,
                    ReturnApproved::returnId);

    public static final Contract<ReturnRejected> RETURN_REJECTED =
            new Contract<>(
                    "return-rejected",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnRejected.class,
                    Topics.ORDERING_RETURNS,
                    ReturnRejected::returnId);

    public static final Contract<ReturnReceived> RETURN_RECEIVED =
            new Contract<>(
                    "return-received",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnReceived.class,
                    Topics.ORDERING_RETURNS,
                    ReturnReceived::returnId);

    public static final Contract<ReturnCompleted> RETURN_COMPLETED =
            new Contract<>(
                    "return-completed",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnCompleted.class,
                    Topics.ORDERING_RETURNS,
                    ReturnCompleted::returnId);

    public static final Contract<ReturnCancelled> RETURN_CANCELLED =
            new Contract<>(
                    "return-cancelled",
                    "1.0.0",
                    Contract.Kind.EVENT,
                    ReturnCancelled.class,
                    Topics.ORDERING_RETURNS,
                    ReturnCancelled::returnId);

    private ReturnsContracts() {}

    public static List<Contract<?>> all() {
        return List.of(
                RETURN_REQUESTED,
                RETURN_APPROVED,
                RETURN_REJECTED,
                RETURN_RECEIVED,
                RETURN_COMPLETED,
                RETURN_CANCELLED);
    }

    public static List<Operation<?, ?>> operations() {
        return List.of();
    }
}
