package dev.waybill.bench;

/** Why a row of an invoice file is not part of an order. */
enum Reason {
    UNREADABLE("a column is missing or is not what it should be"),
    NOT_A_PRODUCT("postage, carriage, fees, samples, discounts and manual entries"),
    NEGATIVE_QUANTITY("a negative quantity without a cancellation"),
    NO_QUANTITY("a quantity of zero"),
    NO_PRICE("a price of zero"),
    NEGATIVE_PRICE("a negative price"),
    UNDER_A_PENNY("a price that rounds to nothing"),
    ADDING_CANCELLATION("a cancellation with a positive quantity"),
    OTHER_CUSTOMER("the invoice began with another customer"),
    BEYOND_LIMITS("a quantity, price, code or invoice longer than the API takes");

    private final String explanation;

    Reason(String explanation) {
        this.explanation = explanation;
    }

    String explanation() {
        return explanation;
    }
}
