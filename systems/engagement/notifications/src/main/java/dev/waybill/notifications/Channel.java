package dev.waybill.notifications;

/** How a person is reached. The first one that a contact has is used if it prefers none. */
enum Channel {
    EMAIL,
    PUSH,
    SMS
}
