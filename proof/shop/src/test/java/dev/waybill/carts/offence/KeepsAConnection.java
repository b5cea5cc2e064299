package dev.waybill.carts.offence;

import org.springframework.jdbc.core.simple.JdbcClient;

public final class KeepsAConnection {

    long products(JdbcClient client) {
        return client.sql("select name from product").query(String.class).stream().count();
    }
}
