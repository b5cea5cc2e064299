package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** That what can be found is nothing but what is in the catalogue. */
final class Catalogue {

    private Catalogue() {}

    static List<Invariant> all() {
        return List.of(found());
    }

    private static Invariant found() {
        return Invariant.sql(
                "products that search has otherwise",
                "the catalogue against the index, field by field, unless it is being told again",
                "POST /products/retellings tells search of every product again; an entry of no product is deleted by hand.",
                Set.of("products", "search"),
                """
                select coalesce(p.id, e.product_id), format('product %s is %s in the catalogue, and %s in the index',
                    coalesce(p.sku, e.sku), case when p.id is null then 'not' when p.deleted_at is null then p.status
                    else 'deleted' end, case when e.product_id is null then 'not' else 'otherwise' end)
                from products.product p full join search.entry e on e.product_id = p.id
                where coalesce(p.updated_at, '-infinity') < :settled
                  and not exists (select from products.retelling)
                  and case when p.deleted_at is not null then e.product_id is not null
                    else (p.sku, p.name, p.description, p.price, p.currency, p.category, p.status) is distinct from
                      (e.sku, e.name, e.description, e.price, e.currency, e.category, e.status) end
                """);
    }
}
