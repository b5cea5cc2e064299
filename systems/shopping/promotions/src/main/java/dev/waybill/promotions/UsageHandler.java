package dev.waybill.promotions;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.promotions.CalculateDiscount;
import dev.waybill.contracts.promotions.DiscountCalculated;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.promotions.Redemption.Granted;
import dev.waybill.promotions.Usage.Amended;
import dev.waybill.promotions.Usage.Calculate;
import dev.waybill.promotions.Usage.Complete;
import dev.waybill.promotions.Usage.GiveBack;
import dev.waybill.promotions.UsageBook.Customer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Grants uses of promotions, redeems them and takes them back. Redemptions are locked before
 * promotions, both in sorted order, so two batches cannot lock each other out; a batch of any size
 * is seven statements at most, and a batch without promotions is one.
 */
final class UsageHandler implements BatchHandler<Usage> {

    private final Promotions promotions;
    private final CustomerUses uses;
    private final Redemptions redemptions;
    private final Ids ids;

    UsageHandler(Promotions promotions, CustomerUses uses, Redemptions redemptions, Ids ids) {
        this.promotions = promotions;
        this.uses = uses;
        this.redemptions = redemptions;
        this.ids = ids;
    }

    @Override
    public void handle(Batch<Usage> batch, Outbox outbox) {
        var usages = batch.bodies().toList();
        var book = open(usages);
        for (var heard : batch) {
            switch (heard.body()) {
                case Calculate question -> {
                    var worth = book.calculate(question, batch.now());
                    outbox.tell(told(question.command(), worth, batch.now()), heard.cause());
                }
                case Complete done -> done.session().ifPresent(book::complete);
                case GiveBack ended -> ended.sessions().forEach(book::giveBack);
                case Amended ended -> {
                    ended.session().ifPresent(ended.applied() ? book::complete : book::giveBack);
                    Optional.ofNullable(ended.replaced()).ifPresent(book::giveBack);
                }
            }
        }
        promotions.saveCounts(book.counted());
        uses.save(book.countedUses());
        redemptions.insert(book.added(), batch.now());
        redemptions.update(book.moved(), batch.now());
    }

    private UsageBook open(List<Usage> usages) {
        var sessions = usages.stream().map(Usage::sessions).flatMap(List::stream);
        var known = redemptions.lock(sessions.collect(toSet()));
        var locked = promotions.lock(codes(usages, known));
        var limited =
                locked.stream()
                        .filter(promotion -> promotion.limitPerCustomer() != null)
                        .map(Promotion::code)
                        .collect(toSet());
        return new UsageBook(known, locked, uses.find(customers(usages, known, limited)));
    }

    private static Set<String> codes(List<Usage> usages, Collection<Redemption> known) {
        var asked = questions(usages).map(Calculate::code).flatMap(Optional::stream);
        var used = granted(known).map(each -> each.use().code());
        return Stream.concat(asked, used).collect(toSet());
    }

    private static Set<Customer> customers(
            List<Usage> usages, Collection<Redemption> known, Set<String> limited) {
        var asking =
                questions(usages)
                        .flatMap(each -> customer(each.code(), each.command().customerId()));
        var using =
                granted(known)
                        .flatMap(each ->
                                customer(Optional.of(each.use().code()), each.use().customerId()));
        return Stream.concat(asking, using)
                .filter(customer -> limited.contains(customer.code()))
                .collect(toSet());
    }

    private static Stream<Calculate> questions(List<Usage> usages) {
        return usages.stream().filter(Calculate.class::isInstance).map(Calculate.class::cast);
    }

    private static Stream<Granted> granted(Collection<Redemption> known) {
        return known.stream().filter(Granted.class::isInstance).map(Granted.class::cast);
    }

    private static Stream<Customer> customer(Optional<String> code, @Nullable UUID customerId) {
        return customerId == null
                ? Stream.empty()
                : code.map(known -> new Customer(known, customerId)).stream();
    }

    private DiscountCalculated told(CalculateDiscount question, Worth worth, Instant now) {
        return new DiscountCalculated(
                ids.next(),
                now,
                question.cartId(),
                worth.off(),
                question.currency(),
                worth.applied(),
                question.checkoutSessionId(),
                worth.refusal(),
                question.quoteId());
    }
}
