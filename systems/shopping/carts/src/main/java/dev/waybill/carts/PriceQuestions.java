package dev.waybill.carts;

import dev.waybill.carts.PriceAnswer.Ended;
import dev.waybill.carts.PriceAnswer.Granted;
import dev.waybill.carts.PriceAnswer.Refused;
import dev.waybill.contracts.DeliveryAddress;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.promotions.DiscountRefusal;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The questions to promotions, one for each checkout with a code, and their answers. */
final class PriceQuestions {

    private static final TypeReference<List<String>> CODES = new TypeReference<>() {};

    /** Stands where a refusal would, for a checkout that came to nothing before. */
    private static final String ENDED = "CHECKOUT_ENDED";

    private final Database database;
    private final Duration askAgain;

    PriceQuestions(Database database, Duration askAgain) {
        this.database = database;
        this.askAgain = askAgain;
    }

    /** A checkout's answer, by its session. */
    record Answered(UUID sessionId, PriceAnswer answer) {}

    void insert(List<PriceQuestion> questions, Instant now) {
        if (questions.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into carts.price_questions (checkout_session_id, cart_id, customer_id,
                          subtotal, currency, promotion_code, address, payment_method, asked_at, wake_at)
                        select q.*, :now, :wake
                        from unnest(:sessions::uuid[], :carts::uuid[], :customers::uuid[],
                          :subtotals::bigint[], :currencies::text[], :codes::text[],
                          :addresses::jsonb[], :methods::jsonb[]) as q
                        """)
                .param("now", Database.time(now))
                .param("wake", Database.time(now.plus(askAgain)))
                .param("sessions", Database.uuids(questions, PriceQuestion::sessionId))
                .param("carts", Database.uuids(questions, PriceQuestion::cartId))
                .param("customers", Database.uuids(questions, PriceQuestion::customerId))
                .param("subtotals", Database.longs(questions, PriceQuestion::subtotal))
                .param("currencies", Database.texts(questions, PriceQuestion::currency))
                .param("codes", Database.texts(questions, PriceQuestion::promotionCode))
                .param("addresses", Database.texts(questions, each -> json(each.address())))
                .param("methods", Database.texts(questions, each -> json(each.paymentMethod())))
                .update();
    }

    /** Those that are still open, by session, locked. */
    Map<UUID, PriceQuestion> lockOpen(Collection<UUID> sessions) {
        return database
                .sql(
                        """
                        select * from carts.price_questions
                        where checkout_session_id = any (:sessions::uuid[]) and answered_at is null
                        order by checkout_session_id for update
                        """)
                .param("sessions", Database.uuids(sessions))
                .query((row, _) -> question(row))
                .list()
                .stream()
                .collect(Collectors.toMap(PriceQuestion::sessionId, Function.identity()));
    }

    /**
     * Those that have waited too long, to be asked again; they will not be due for a while then.
     */
    List<PriceQuestion> postponeDue(Instant now, int atMost) {
        return database.sql(
                        """
                        update carts.price_questions set wake_at = :wake
                        where checkout_session_id in (
                          select checkout_session_id from carts.price_questions
                          where answered_at is null and wake_at <= :now
                          order by wake_at limit :most for update skip locked)
                        returning *
                        """)
                .param("now", Database.time(now))
                .param("wake", Database.time(now.plus(askAgain)))
                .param("most", atMost)
                .query((row, _) -> question(row))
                .list();
    }

    void answer(List<Answered> answers, Instant now) {
        if (answers.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update carts.price_questions q
                        set answered_at = :now, wake_at = null, address = null, payment_method = null,
                          discount = a.discount, applied_promotions = a.applied, refusal = a.refusal
                        from unnest(:sessions::uuid[], :discounts::bigint[], :applied::jsonb[],
                          :refusals::text[]) as a (session_id, discount, applied, refusal)
                        where q.checkout_session_id = a.session_id
                        """)
                .param("now", Database.time(now))
                .param("sessions", Database.uuids(answers, Answered::sessionId))
                .param("discounts", Database.texts(answers, each -> discount(each.answer())))
                .param("applied", Database.texts(answers, each -> applied(each.answer())))
                .param("refusals", Database.texts(answers, each -> refusal(each.answer())))
                .update();
    }

    Optional<PriceAnswer> answerTo(UUID sessionId) {
        return database.sql(
                        """
                        select discount, applied_promotions, refusal from carts.price_questions
                        where checkout_session_id = :session and answered_at is not null
                        """)
                .param("session", sessionId)
                .query((row, _) -> answer(row))
                .optional();
    }

    int deleteAnsweredBefore(Instant before, int atMost) {
        return database.sql(
                        """
                        delete from carts.price_questions where checkout_session_id in (
                          select checkout_session_id from carts.price_questions
                          where answered_at < :before
                          order by answered_at limit :most for update skip locked)
                        """)
                .param("before", Database.time(before))
                .param("most", atMost)
                .update();
    }

    private static PriceQuestion question(ResultSet row) throws SQLException {
        return new PriceQuestion(
                row.getObject("checkout_session_id", UUID.class),
                row.getObject("cart_id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getLong("subtotal"),
                row.getString("currency"),
                row.getString("promotion_code"),
                read(row.getString("address"), DeliveryAddress.class),
                read(row.getString("payment_method"), PaymentMethod.class));
    }

    private static PriceAnswer answer(ResultSet row) throws SQLException {
        return switch (row.getString("refusal")) {
            case null ->
                    new Granted(
                            row.getLong("discount"),
                            Wire.mapper().readValue(row.getString("applied_promotions"), CODES));
            case ENDED -> new Ended();
            case String refusal -> new Refused(DiscountRefusal.valueOf(refusal));
        };
    }

    private static @Nullable String discount(PriceAnswer answer) {
        return answer instanceof Granted granted ? String.valueOf(granted.discount()) : null;
    }

    private static @Nullable String applied(PriceAnswer answer) {
        return answer instanceof Granted granted ? json(granted.appliedPromotions()) : null;
    }

    private static @Nullable String refusal(PriceAnswer answer) {
        return switch (answer) {
            case Granted _ -> null;
            case Refused(var reason) -> reason.name();
            case Ended _ -> ENDED;
        };
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Wire.mapper().writeValueAsString(value);
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        return json == null ? null : Wire.mapper().readValue(json, type);
    }
}
