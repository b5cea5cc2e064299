package dev.waybill.simulators.stripe;

import dev.waybill.simulators.Call;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads POST requests; what is wrong with them is found here, before anything is executed. */
final class Operations {
    private static final Set<String> CANCEL_REASONS =
            Set.of("duplicate", "fraudulent", "requested_by_customer", "abandoned");
    private static final Set<String> REFUND_REASONS =
            Set.of("duplicate", "fraudulent", "requested_by_customer");

    private final Register register;

    Operations(Register register) {
        this.register = register;
    }

    Operation of(Call call, Form form) {
        var steps = call.path().split("/"); // "", "v1", "payment_intents", id, verb
        var route = steps.length < 3 ? "" : steps[1] + "/" + steps[2] + "/" + steps.length;
        return switch (route) {
            case "v1/payment_intents/3" -> create(form);
            case "v1/payment_intents/5" -> onIntent(call, steps[3], steps[4], form);
            case "v1/refunds/3" -> refund(form);
            case "v1/disputes/4" -> answer(steps[3], form);
            case "v1/disputes/5" -> new Operation.CloseDispute(dispute(steps[3]), false);
            default -> throw Invalid.route(call.method(), call.path());
        };
    }

    private static Operation create(Form form) {
        var amount = form.requiredAmount("amount");
        var card = card(form);
        var confirm = form.flag("confirm");
        if (confirm && card == null) {
            throw Invalid.parameter(
                    "parameter_missing",
                    "payment_method",
                    "You cannot confirm this PaymentIntent because it's missing a payment method.");
        }
        return new Operation.Create(
                amount,
                currency(form),
                manual(form),
                card,
                confirm,
                form.metadata(),
                "if_available"
                        .equals(form.text("payment_method_options[card][request_multicapture]")));
    }

    private Operation onIntent(Call call, String id, String verb, Form form) {
        var intent = intent(id, "intent");
        return switch (verb) {
            case "confirm" -> new Operation.Confirm(intent, card(form));
            case "capture" -> capture(intent, form);
            case "cancel" ->
                    new Operation.Cancel(
                            intent, among(CANCEL_REASONS, "cancellation_reason", form));
            default -> throw Invalid.route(call.method(), call.path());
        };
    }

    private static Operation capture(Intent intent, Form form) {
        var last = form.text("final_capture") == null || form.flag("final_capture");
        if (!last && !intent.multicapture) {
            throw Invalid.parameter(
                    "parameter_invalid",
                    "final_capture",
                    "You can only use final_capture when multicapture is available for this PaymentIntent.");
        }
        var amount = form.amountOrNothing("amount_to_capture");
        if (amount != null && amount == 0 && (!last || intent.moment.captured() == 0)) {
            throw Invalid.parameter(
                    "parameter_invalid_integer",
                    "amount_to_capture",
                    "This value must be greater than or equal to 1.");
        }
        return new Operation.Capture(intent, amount, last);
    }

    private Operation refund(Form form) {
        var charge = form.text("charge");
        var intent =
                charge != null
                        ? find("ch_", charge, "charge", "charge")
                        : intent(form.required("payment_intent"), "payment_intent");
        return new Operation.GiveBack(
                intent,
                form.amount("amount"),
                among(REFUND_REASONS, "reason", form),
                form.metadata());
    }

    /** As with Stripe's test cards: the evidence says how it ends. */
    private Operation answer(String id, Form form) {
        var won = "winning_evidence".equals(form.text("evidence[uncategorized_text]"));
        return new Operation.CloseDispute(dispute(id), won);
    }

    Dispute dispute(String id) {
        var number = register.ids().number("dp_", id);
        var dispute =
                register.read(books ->
                        number < 0 || number >= books.disputes.size()
                                ? null
                                : books.disputes.get(number));
        if (dispute == null) {
            throw Invalid.missing("dispute", id, "dispute");
        }
        return dispute;
    }

    Intent intent(String id, String param) {
        return find("pi_", id, "payment_intent", param);
    }

    Intent find(String prefix, String id, String what, String param) {
        var number = register.ids().number(prefix, id);
        var intent =
                register.read(books ->
                        number < 0 || number >= books.intents.size()
                                ? null
                                : books.intents.get(number));
        if (intent == null) {
            throw Invalid.missing(what, id, param);
        }
        return intent;
    }

    private static @Nullable TestCard card(Form form) {
        var token = form.text("payment_method");
        if (token == null) {
            return null;
        }
        var card = TestCard.of(token);
        if (card == null) {
            throw Invalid.missing("PaymentMethod", token, "payment_method");
        }
        return card;
    }

    private static String currency(Form form) {
        var currency = form.required("currency").toLowerCase(Locale.ROOT);
        if (!currency.matches("[a-z]{3}")) {
            throw Invalid.parameter(
                    "parameter_invalid", "currency", "Invalid currency: " + currency);
        }
        return currency;
    }

    private static boolean manual(Form form) {
        var method = form.text("capture_method");
        if (method == null || method.equals("automatic") || method.equals("automatic_async")) {
            return false;
        }
        if (!method.equals("manual")) {
            throw Invalid.parameter(
                    "parameter_invalid",
                    "capture_method",
                    "Invalid capture_method: must be one of automatic, automatic_async, or manual");
        }
        return true;
    }

    private static @Nullable String among(Set<String> legal, String name, Form form) {
        var text = form.text(name);
        if (text != null && !legal.contains(text)) {
            throw Invalid.parameter(
                    "parameter_invalid", name, "Invalid " + name + ": must be one of " + legal);
        }
        return text;
    }
}
