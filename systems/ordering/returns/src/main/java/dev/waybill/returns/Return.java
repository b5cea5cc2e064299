package dev.waybill.returns;

import java.time.Instant;
import java.util.UUID;

/// A return is in exactly one of these states.
///
/// ```
/// (none) --request--> Requested --approve--> Approved --receive the last--> Settling --all paid and put away--> Completed
///                      |  |  |                |  |  `--expire, some came----^   ^
///                      |  |  `----------------|--|---approve a claim------------'
///                      |  |                   |  `--expire, nothing came--> Expired
///                      |  `--reject--> Rejected `--cancel, nothing came--.
///                      `--cancel--------------------------------------> Cancelled
///
/// Completed --something of what was ordered instead is not to be--> Settling
///
/// state      approve  reject  cancel           receive  expire               owes
/// Requested  yes      yes     yes              no       -                    nothing
/// Approved   -        no      nothing came yet  yes      yes                  nothing yet
/// Settling   -        no      no               no       -                    money, a place for goods
/// ```
///
/// The others are ends. An end owes nothing: what came back is put away, and what is due is paid,
/// or has paid for what was wanted instead.
sealed interface Return {

    Sheet sheet();

    Status status();

    default UUID id() {
        return sheet().id();
    }

    /** How many units of a product it keeps from being returned once more. */
    default int claims(UUID productId) {
        return sheet().line(productId).map(this::claims).orElse(0);
    }

    int claims(ReturnLine line);

    /** It waits for somebody to decide. */
    record Requested(Sheet sheet) implements Return {

        /**
         * @param free whether neither work nor way back cost the customer anything
         */
        Return approve(boolean free, Instant now) {
            var agreed = free ? sheet.free() : sheet;
            return agreed.isClaim()
                    ? new Settling(agreed)
                    : new Approved(agreed, now.plus(agreed.terms().goodsDue()));
        }

        Rejected reject(Instant now) {
            return new Rejected(sheet, now);
        }

        Cancelled cancel(Instant now) {
            return new Cancelled(sheet, now);
        }

        @Override
        public int claims(ReturnLine line) {
            return line.quantity();
        }

        @Override
        public Status status() {
            return Status.REQUESTED;
        }
    }

    /** Its goods may come. */
    record Approved(Sheet sheet, Instant expiresAt) implements Return {

        /**
         * @param last whether nothing more of it will come
         */
        Return receive(Receipt receipt, boolean last) {
            var arrived = sheet.receive(receipt);
            return last || arrived.outstanding() == 0
                    ? new Settling(arrived)
                    : new Approved(arrived, expiresAt);
        }

        Approved with(Sheet changed) {
            return new Approved(changed, expiresAt);
        }

        Cancelled cancel(Instant now) {
            return new Cancelled(sheet, now);
        }

        Return expire(Instant now) {
            return sheet.received() == 0 ? new Expired(sheet, now) : new Settling(sheet);
        }

        @Override
        public int claims(ReturnLine line) {
            return line.quantity();
        }

        @Override
        public Status status() {
            return Status.APPROVED;
        }
    }

    /** What is owed is on its way. */
    record Settling(Sheet sheet) implements Return {

        Settling with(Sheet changed) {
            return new Settling(changed);
        }

        Completed complete(Instant now) {
            if (!sheet.isSettled()) {
                throw new IllegalStateException("return " + id() + " owes something");
            }
            return new Completed(sheet, now);
        }

        @Override
        public int claims(ReturnLine line) {
            return sheet.isClaim() ? line.quantity() : line.received();
        }

        @Override
        public Status status() {
            return Status.SETTLING;
        }
    }

    record Completed(Sheet sheet, Instant at) implements Return {

        /** It owes again what it had paid with. */
        Settling reopen() {
            return new Settling(sheet);
        }

        @Override
        public int claims(ReturnLine line) {
            return sheet.isClaim() ? line.quantity() : line.received();
        }

        @Override
        public Status status() {
            return Status.COMPLETED;
        }
    }

    record Rejected(Sheet sheet, Instant at) implements Return {

        @Override
        public int claims(ReturnLine line) {
            return 0;
        }

        @Override
        public Status status() {
            return Status.REJECTED;
        }
    }

    record Cancelled(Sheet sheet, Instant at) implements Return {

        @Override
        public int claims(ReturnLine line) {
            return 0;
        }

        @Override
        public Status status() {
            return Status.CANCELLED;
        }
    }

    /** Its goods never came. */
    record Expired(Sheet sheet, Instant at) implements Return {

        @Override
        public int claims(ReturnLine line) {
            return 0;
        }

        @Override
        public Status status() {
            return Status.EXPIRED;
        }
    }

    /** The states by name, as the table and HTTP know them. */
    enum Status {
        REQUESTED,
        APPROVED,
        SETTLING,
        COMPLETED,
        REJECTED,
        CANCELLED,
        EXPIRED
    }
}
