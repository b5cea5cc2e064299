package dev.waybill.notifications;

/** An address that has refused messages for good: nothing is sent there any more. */
record DeadAddress(Channel channel, String to) {

    static DeadAddress of(Address address) {
        return new DeadAddress(address.channel(), address.to());
    }
}
