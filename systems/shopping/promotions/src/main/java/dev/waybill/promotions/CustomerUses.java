package dev.waybill.promotions;

import dev.waybill.platform.Database;
import dev.waybill.promotions.UsageBook.CountedUses;
import dev.waybill.promotions.UsageBook.Customer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * How often customers have used promotions that limit them. The promotion's lock covers its rows.
 */
final class CustomerUses {

    private final Database database;

    CustomerUses(Database database) {
        this.database = database;
    }

    private record Row(Customer customer, int used) {}

    Map<Customer, Integer> find(Collection<Customer> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return database
                .sql(
                        """
                        select u.code, u.customer_id, u.used
                        from unnest(:codes::text[], :customers::uuid[]) as wanted (code, customer_id)
                        join promotions.customer_uses u
                          on u.code = wanted.code and u.customer_id = wanted.customer_id
                        """)
                .param("codes", Database.texts(customers, Customer::code))
                .param("customers", Database.uuids(customers, Customer::customerId))
                .query((row, _) ->
                        new Row(
                                new Customer(
                                        row.getString("code"),
                                        row.getObject("customer_id", UUID.class)),
                                row.getInt("used")))
                .list()
                .stream()
                .collect(Collectors.toMap(Row::customer, Row::used));
    }

    void save(List<CountedUses> counted) {
        if (counted.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into promotions.customer_uses (code, customer_id, used, limit_per_customer)
                        select * from unnest(:codes::text[], :customers::uuid[], :used::int[], :limits::int[])
                        on conflict (code, customer_id) do update
                        set used = excluded.used, limit_per_customer = excluded.limit_per_customer
                        """)
                .param("codes", Database.texts(counted, each -> each.customer().code()))
                .param("customers", Database.uuids(counted, each -> each.customer().customerId()))
                .param("used", Database.ints(counted, CountedUses::used))
                .param("limits", Database.ints(counted, CountedUses::limit))
                .update();
    }
}
