package dev.waybill.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Which rows belong to a tick, in the order in which they are sent. */
interface Window {

    List<OutboxMessage> read(Connection connection, Tick tick) throws SQLException;
}
