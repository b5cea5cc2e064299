package dev.waybill.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.PaymentMethod;
import org.junit.jupiter.api.Test;

class CardNumbersTest {

    private static PaymentMethod card(String token, String brand) {
        return new PaymentMethod(token, brand, "4242", 12, 2034);
    }

    @Test
    void tokensComeIn() {
        assertThat(CardNumbers.keepOut(card("pm_card_visa", "visa"))).isNotNull();
        assertThat(CardNumbers.keepOut(card("pm_1MqLiJLkdIwHu7ixUEgbFdYF", "visa"))).isNotNull();
        assertThat(CardNumbers.keepOut(card("tok_12345678901", "visa"))).isNotNull();
    }

    @Test
    void cardNumbersDoNotHoweverTheyAreWritten() {
        assertThat(CardNumbers.keepOut(card("4242424242424242", "visa"))).isNull();
        assertThat(CardNumbers.keepOut(card("4242 4242 4242 4242", "visa"))).isNull();
        assertThat(CardNumbers.keepOut(card("card:3782-822463-10005", "amex"))).isNull();
        assertThat(CardNumbers.keepOut(card("pm_card_visa", "visa 4242424242424242"))).isNull();
        assertThat(CardNumbers.keepOut(card("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢", "visa"))).isNull();
    }
}
