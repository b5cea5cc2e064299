package dev.waybill.app;

/** Ways to break Waybill's data, each of which exactly one invariant must notice. */
enum Break {
    A_RECEIPT_IS_LOST(
            "units oversold",
            """
            delete from inventory.receipt where product_id =
                (select product_ids[1] from inventory.reservation where state = 'COMMITTED' limit 1)
            """),
    STOCK_APPEARS(
            "products whose stock is not the sum of its ledger",
            """
            update inventory.stock set available = available + 1
            where product_id = (select product_id from inventory.stock where available > 0 limit 1)
            """),
    A_RESERVATION_CHANGES_ITS_MIND(
            "products whose reserved units are not those of its reservations",
            """
            update inventory.reservation r set product_ids[1] =
                (select product_id from inventory.stock where available > 1000 and product_id <> r.product_ids[1] limit 1)
            where id = (select id from inventory.reservation where state = 'COMMITTED' limit 1)
            """),
    STOCK_IS_RESERVED_TWICE(
            "reservations not carried out once",
            """
            insert into inventory.stock_ledger (at, product_id, source_id, available, reserved, kind, location)
            select l.at, l.product_id, case v.kind when 'RESERVE' then l.source_id else gen_random_uuid() end,
                v.available, -v.available, v.kind::inventory.movement, l.location
            from (select * from inventory.stock_ledger where kind = 'RESERVE' limit 1) l,
                (values ('RESERVE', -1), ('RELEASE', 1)) v (kind, available)
            """),
    A_PRODUCT_COSTS_OTHERWISE_WHERE_IT_IS_FOUND(
            "products that search has otherwise",
            """
            update search.entry set price = price + 1
            where product_id = (select id from products.product where deleted_at is null limit 1)
            """),
    A_UNIT_IS_LOST_ON_THE_FLOOR(
            "picking lines with units that nobody accounts for",
            floor(2, 1, 1, "106141412345678908")),
    A_UNIT_FALLS_OUT_OF_ITS_PARCEL(
            "picked units that are in no parcel, or parcels with units that nobody picked",
            floor(2, 2, 2, "106141412345678908")),
    TWO_PARCELS_HAVE_ONE_NUMBER(
            "parcels that share an SSCC",
            "alter table warehouse.parcel drop constraint parcel_sscc_key;"
                    + floor(1, 1, 1, "106141412345678908")
                    + ";"
                    + floor(1, 1, 1, "106141412345678908")),
    A_STOP_IS_FORGOTTEN(
            "stops that were asked for and not answered",
            """
            insert into warehouse.stop (id, job_id, order_id, fulfilment_id, journey_id, reason, asked_at, wake_at)
            select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'x',
                '2020-01-01', '2020-01-01'
            """),
    A_UNIT_IS_RETURNED_THAT_NO_RETURN_NAMES(
            "units returned that were not delivered, or that their returns do not say",
            returned("REJECTED", "null", "'2020-01-01'")),
    A_UNIT_IS_RETURNED_THAT_NEVER_LEFT(
            "units returned that orders do not know as delivered",
            returned("SETTLING", "null", "null")
                    + """
                    ; insert into orders.line (order_id, position, product_id, unit_price, adjustment, ordered, open,
                        cancelled, allocated, dispatched, delivered)
                    values ('00000000-0000-0000-0000-00000000e001', 1, '00000000-0000-0000-0000-00000000e001', 1, 0, 1,
                        1, 0, 0, 0, 0)
                    """),
    A_RETURN_IS_PAID_BY_NOBODY(
            "refunds of returns that are not what payments say, or more than was captured",
            returned("SETTLING", "null", "null")
                    + """
                    ; insert into returns.refund (refund_id, return_id, place, payment_id, amount, paid, refused)
                    select return_id, return_id, 0, return_id, 1, 1, 0 from returns.returns
                    where number = 99999999
                    """),
    AN_EXCHANGE_IS_PAID_WITH_NOTHING(
            "returns that pay for exchanges with money that is not there",
            returned("COMPLETED", "null", "'2020-01-01'")
                    + exchange(5, "select return_id as order_id from returns.returns")),
    AN_EXCHANGE_COSTS_MORE_THAN_ITS_GOODS(
            "returns whose exchange costs something else than its goods",
            returned("COMPLETED", "null", "'2020-01-01'")
                    + exchange(0, "select order_id from orders.orders where stage <> 'FORBIDDEN'")),
    A_FINISHED_RETURN_OWES(
            "finished returns that owe",
            returned("COMPLETED", "null", "'2020-01-01'") + receipt(false)),
    GOODS_COME_BACK_TO_NOWHERE(
            "goods that came back and are not in the stock's books",
            returned("COMPLETED", "null", "'2020-01-01'") + receipt(true)),
    A_RETURN_WAITS_FOR_EVER(
            "returns that wait for what nobody will do",
            returned("APPROVED", "'2020-01-01'", "null")),
    AN_ORDER_FORGETS_ITS_RESERVATION(
            "reservations without checkout or order, or the other way round",
            """
            create temporary table x on commit drop as
                select order_id from orders.orders where stage = 'CONFIRMED' and reservation_id is not null limit 1;
            update orders.orders set reservation_id = null where order_id in (select order_id from x);
            alter table orders.history disable trigger append_only;
            update orders.history set payload = payload #- '{terms,reservationId}'
            where type = 'created' and order_id in (select order_id from x)
            """),
    AN_ORDERS_STOCK_MAY_EXPIRE(
            "reservations without checkout or order, or the other way round",
            """
            update inventory.reservation set state = 'HELD', expires_at = '2100-01-01'
            where id = (select reservation_id from orders.orders where stage = 'CONFIRMED'
                and reservation_id is not null limit 1)
            """),
    A_PARCEL_GOES_WITHOUT_A_LABEL(
            "parcels without exactly one label and one tracking number",
            """
            insert into shipping.shipments (shipment_id, order_id, journey, line1, city, postcode, country, items,
                requested_at, state, round, carrier, service, carrier_shipment, cost, currency, arrives_at,
                labelled_at, wake_at)
            select id, id, id, '1 Pier Street', 'Cork', 'T12 XY00', 'IE', '[]', now(), 'ON_ITS_WAY', 2, 'UPS', '11',
                '1Z', 490, 'EUR', now(), now(), '2100-01-01'
            from (values ('00000000-0000-0000-0000-00000000d001'::uuid)) v (id);
            insert into shipping.parcels (parcel_id, shipment_id, number, weight_grams, items, state, scan,
                scanned_at, attempts)
            values ('00000000-0000-0000-0000-00000000d002', '00000000-0000-0000-0000-00000000d001', 1, 1000, '[]',
                'LABELLED', 'NOTED', now(), 0)
            """),
    A_JOB_IS_FOR_NOBODY(
            "orders whose units the warehouse has otherwise",
            """
            with j as (
                insert into warehouse.job (id, fulfilment_id, order_id, journey_id, warehouse_id, priority,
                    delivery_method, due_at, created_at, status, version)
                select gen_random_uuid(), gen_random_uuid(), order_id, gen_random_uuid(), 'MAIN', 'STANDARD',
                    'CLICK_AND_COLLECT', '2020-01-01', '2020-01-01', 'WAITING', 1
                from orders.orders where stage = 'CONFIRMED' limit 1
                returning id, order_id, fulfilment_id),
            f as (
                insert into orders.fulfilment (fulfilment_id, order_id, nth, warehouse_id, items)
                select fulfilment_id, order_id, 1, 'MAIN', '[]' from j)
            insert into warehouse.job_line (job_id, product_id, place, asked) select id, id, 0, 1 from j
            """),
    AN_ORDER_DOES_NOT_HEAR_OF_ITS_DELIVERY(
            "shipments that their orders know otherwise", Break.shipment("DELIVERED", "UNDER_WAY")),
    AN_ORDER_IS_DELIVERED_BY_NOBODY(
            "shipments that their orders know otherwise",
            """
            insert into orders.shipment (shipment_id, order_id, items, state)
            select gen_random_uuid(), order_id, '[]', 'DELIVERED' from orders.orders where stage = 'CONFIRMED' limit 1
            """),
    A_SHIPMENT_IS_PAID_FOR_BY_NOBODY(
            "shipments whose money was not taken, or taken before they left",
            Break.shipment("DELIVERED", "DELIVERED", "captured = total and total > 0")
                    + """
                    ; insert into orders.history (order_id, version, type, at, payload, correlation_id)
                        select o.order_id, o.version + 1, 'capture-asked', '2020-01-01', jsonb_build_object(
                            'captureId', x.id, 'shipmentId', x.id, 'amount', o.captured, 'last', false), o.correlation_id
                        from orders.orders o join x using (order_id);
                    update orders.orders set version = version + 1, claimed = captured
                        where order_id in (select order_id from x)
                    """),
    MONEY_IS_TAKEN_FOR_WHAT_HAS_NOT_LEFT(
            "shipments whose money was not taken, or taken before they left",
            """
            update payments.captures set shipment_id = gen_random_uuid()
            where state = 'TAKEN' and payment_id = (
                select payment_id from orders.orders where stage = 'CONFIRMED' and captured > 0 limit 1)
            """),
    A_COMPLETED_ORDER_OWES_A_CENT(
            "completed orders that are not paid for as they were delivered",
            """
            create temporary table x on commit drop as
                select order_id from orders.orders where stage = 'CONFIRMED' and captured = total and total > 0 limit 1;
            insert into orders.history (order_id, version, type, at, payload, correlation_id)
                select order_id, version + 1, 'lines-cancelled', '2020-01-01'::timestamptz, '{"worth": -1}'::jsonb, correlation_id
                from orders.orders where order_id in (select order_id from x)
                union all
                select order_id, version + 2, 'completed', '2020-01-01'::timestamptz, '{}'::jsonb, correlation_id
                from orders.orders where order_id in (select order_id from x);
            update orders.orders set version = version + 2, changes = changes + 1, revision = 2, total_change = 1,
                stage = 'COMPLETED', completed_at = '2020-01-01', wake_at = null
                where order_id in (select order_id from x);
            update orders.order_view set total = total + 1, revision = 2, changes = changes + 1, stage = 'COMPLETED',
                status = 'COMPLETED' where order_id in (select order_id from x)
            """),
    A_CARRIER_IS_NEVER_ASKED_AGAIN(
            "calls to carriers that nobody brings to an end",
            """
            insert into shipping.effects (key, subject, kind, question, journey, state, attempts, first_sent_at,
                last_sent_at, next_at)
            values (gen_random_uuid(), gen_random_uuid(), 'TRACK', '{}', gen_random_uuid(), 'UNKNOWN', 3,
                '2020-01-01', '2020-01-01', '2020-01-01')
            """),
    A_DELIVERY_IS_HEARD_AND_NOT_TAKEN_IN(
            "what carriers said of our parcels, and nobody took in",
            Break.shipment("DELIVERED", "DELIVERED")
                    + """
                    ;
                    insert into shipping.scans (event_id, carrier, tracking_number, kind, code, at, heard_at)
                    select id, 'UPS', id::text, 'DELIVERED', 'FS', '2020-01-01', '2020-01-01' from x
                    """),
    A_SCAN_OF_WHAT_COMES_BACK_IS_NOT_TAKEN_IN(
            "what carriers said of our parcels, and nobody took in",
            Break.returnLabel("READY", "1ZBACK")
                    + """
                    ;
                    insert into shipping.scans (event_id, carrier, tracking_number, kind, code, at, heard_at)
                    values (gen_random_uuid(), 'UPS', '1ZBACK', 'MOVING', 'DP', '2020-01-01', '2020-01-01')
                    """),
    TWO_PARCELS_TRAVEL_UNDER_ONE_NUMBER(
            "parcels without exactly one label and one tracking number",
            Break.shipment("DELIVERED", "DELIVERED")
                    + """
                    ;
                    """
                    + Break.returnLabel("READY", "1ZBACK")
                    + """
                    ;
                    update shipping.return_labels set tracking_number = (select id::text from x)
                    where tracking_number = '1ZBACK'
                    """),
    NOBODY_TAKES_A_RETURNS_LABEL_BACK(
            "calls to carriers that nobody brings to an end",
            Break.returnLabel("VOIDING", "1ZBACK")),
    A_CART_HEARS_NOTHING(
            "checkouts accepted but not brought to an end",
            """
            update carts.carts set status = 'CHECKED_OUT', order_id = null
            where id = (select id from carts.carts where status = 'ORDERED' limit 1)
            """),
    A_CHECKOUT_GOES_ON_FOR_EVER(
            "checkouts accepted but not brought to an end",
            """
            insert into checkout.session (session_id, order_id, cart_id, customer_id, total, currency, status, attempt,
                due_at, wake_at, started_at, deadline_at, updated_at)
            values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'EUR', 'STARTED', 0,
                '2100-01-01', '2100-01-01', '2020-01-01', '2020-01-01', '2020-01-01')
            """),
    A_CART_IS_BOUGHT_TWICE(
            "carts with more than one order, or with somebody else's",
            """
            update checkout.session s set cart_id =
                (select cart_id from checkout.session where status = 'CONFIRMED' and session_id <> s.session_id limit 1)
            where session_id = (select session_id from checkout.session where status = 'CONFIRMED'
                order by session_id desc limit 1)
            """),
    A_CART_NAMES_ANOTHER_ORDER(
            "carts with more than one order, or with somebody else's",
            """
            update carts.carts set order_id = gen_random_uuid()
            where id = (select id from carts.carts where status = 'ORDERED' limit 1)
            """),
    A_CHECKOUT_HAS_ANOTHER_TOTAL(
            "confirmed checkouts without their order, or orders without their checkout",
            """
            update checkout.session set total = total + 1
            where session_id = (select session_id from checkout.session where status = 'CONFIRMED' limit 1)
            """),
    A_FINISHED_CHECKOUT_OWES(
            "live checkouts that nothing wakes, or finished ones that owe",
            """
            alter table checkout.session drop constraint only_compensating_owes;
            update checkout.session set owes = '{VOID_PAYMENT}'
            where session_id = (select session_id from checkout.session where status = 'FAILED' limit 1)
            """),
    AN_ANSWER_IS_NOT_HEARD(
            "checkouts that wait although the answer is there",
            """
            update checkout.session set status = 'RESERVING', finished_at = null, confirmation_number = null,
                due_at = '2100-01-01', wake_at = '2100-01-01', deadline_at = '2100-01-01'
            where session_id = (select s.session_id from checkout.session s
                join orders.orders o on o.order_id = s.order_id and o.stage = 'CONFIRMED'
                where s.status = 'CONFIRMED'
                  and s.session_id not in (select checkout_session_id from promotions.redemptions) limit 1)
            """),
    AN_AUTHORIZATION_IS_NOT_HEARD(
            "checkouts that wait although the answer is there",
            """
            update checkout.session set status = 'AUTHORIZING', finished_at = null, confirmation_number = null,
                due_at = '2100-01-01', wake_at = '2100-01-01', deadline_at = '2100-01-01'
            where session_id = (select s.session_id from checkout.session s
                join orders.orders o on o.order_id = s.order_id and o.stage = 'CONFIRMED'
                where s.status = 'CONFIRMED'
                  and s.session_id not in (select checkout_session_id from promotions.redemptions) limit 1)
            """),
    AN_ORDER_COUNTS_MORE_MONEY(
            "orders whose money is not what payments say", Break.MORE_MONEY_FOR_AN_ORDER),
    MONEY_IS_GIVEN_BACK_PAST_THE_PAYMENT(
            "payments that are not the sum of their ledger",
            """
            insert into payments.transfers (key, payment_id, debit, credit, amount, currency, cause, at)
            select gen_random_uuid(), payment_id, 'MERCHANT_PENDING', 'CUSTOMER', 1, currency, 'REFUND', '2020-01-01'
            from payments.payments where state = 'CAPTURED' limit 1
            """),
    AN_ORDER_COSTS_MORE_THAN_WAS_PAID(
            "open orders that are not paid for",
            """
            create temporary table x on commit drop as
                select order_id from orders.orders where stage = 'CONFIRMED' and captured > 0 limit 1;
            update orders.orders set total = total + 1 where order_id in (select order_id from x);
            update orders.order_view set total = total + 1 where order_id in (select order_id from x);
            update checkout.session set total = total + 1 where order_id in (select order_id from x);
            alter table orders.history disable trigger append_only;
            update orders.history
            set payload = jsonb_set(payload, '{terms,total}', to_jsonb((payload->'terms'->>'total')::bigint + 1))
            where type = 'created' and order_id in (select order_id from x)
            """),
    A_FAILED_CHECKOUT_WAS_PAID(
            "money kept without an order",
            """
            update payments.payments set order_id =
                (select order_id from checkout.session where status = 'FAILED' limit 1)
            where payment_id = (select payment_id from orders.orders where stage = 'CONFIRMED' and captured > 0 limit 1)
            """),
    A_CALL_IS_FORGOTTEN(
            "calls to the provider that nobody brings to an end",
            """
            insert into payments.effects (key, subject, kind, question, journey, state, attempts, first_sent_at,
                last_sent_at, next_at)
            values (gen_random_uuid(), gen_random_uuid(), 'VOID',
                '{"reference": "pi_1", "hold": 1, "amount": 1, "before": 0}', gen_random_uuid(), 'SENT', 1,
                '2020-01-01', '2020-01-01', '2020-01-01')
            """),
    THE_PROVIDER_HAS_TAKEN_LESS(
            "payments that are not what the provider's books say",
            Break.MORE_MONEY_FOR_AN_ORDER
                    + """
                    ;
                    update payments.payments set amount = amount + 1, agreed = agreed + 1, captured = captured + 1
                    where payment_id = (select payment_id from x);
                    update payments.captures set amount = amount + 1 where payment_id = (select payment_id from x);
                    alter table payments.transfers disable trigger transfers_are_only_added;
                    update payments.transfers set amount = amount + 1
                    where cause = 'CAPTURE' and payment_id = (select payment_id from x)
                    """),
    SOMEBODY_IS_TOLD_TWICE(
            "people told the same thing twice",
            """
            alter table notifications.messages drop constraint told_once;
            insert into notifications.messages (id, occasion, template, channel, customer_id, order_id, address, language,
                subject, body, state, planned_at, due_at, ended_at)
            select gen_random_uuid(), '0199b2c4-7a03-7f85-93cd-e04a7b6d218c', 'order-cancelled', 'EMAIL',
                '0199b2c4-7a03-7f85-93cd-e04a7b6d218c', gen_random_uuid(), 'a@example.com', 'en', 's', 'b', 'DONE',
                '2020-01-01', '2020-01-01', '2020-01-01'
            from generate_series(1, 2)
            """),
    SOMEBODY_IS_NEVER_TOLD(
            "confirmed orders whose customers were not told",
            """
            insert into notifications.contacts (customer_id, contact, created_at, updated_at)
            select customer_id, '{"email": "a@example.com", "locale": "en", "zone": "UTC"}', '2020-01-01', '2020-01-01'
            from orders.orders where stage = 'CONFIRMED' limit 1
            """),
    A_MESSAGE_TO_SOMEBODY_IS_FORGOTTEN(
            "messages to people that nobody brings to an end",
            """
            insert into notifications.messages (id, occasion, template, channel, customer_id, order_id, address, language,
                subject, body, state, planned_at, due_at, next_at)
            values (gen_random_uuid(), gen_random_uuid(), 'order-cancelled', 'EMAIL', gen_random_uuid(),
                gen_random_uuid(), 'a@example.com', 'en', 's', 'b', 'WAITING', '2020-01-01', '2020-01-01', '2020-01-01')
            """),
    A_PROMOTION_IS_MISCOUNTED(
            "promotions miscounted or overdrawn",
            """
            update promotions.promotions set redeemed = redeemed + 1
            where code = (select code from promotions.promotions where usage_limit is null limit 1)
            """),
    A_CUSTOMER_IS_MISCOUNTED(
            "promotions miscounted or overdrawn",
            """
            update promotions.customer_uses set used = 0
            where (code, customer_id) = (select code, customer_id from promotions.customer_uses where used > 0 limit 1)
            """),
    A_USE_BELONGS_TO_A_FAILED_CHECKOUT(
            "promotions used without an order, or the other way round",
            """
            create temporary table x on commit drop as
                select s.session_id from checkout.session s
                join promotions.redemptions r on r.checkout_session_id = s.session_id and r.state = 'ENDED'
                where s.status = 'FAILED' limit 1;
            delete from promotions.redemptions where checkout_session_id = (select session_id from x);
            update promotions.redemptions set checkout_session_id = (select session_id from x)
            where checkout_session_id = (select checkout_session_id from promotions.redemptions
                where state = 'REDEEMED' limit 1)
            """),
    AN_ORDER_IS_WRITTEN_PAST_ITS_HISTORY(
            "orders that are not the fold of their history",
            """
            update orders.orders set version = version + 1
            where order_id = (select order_id from orders.orders where stage = 'CONFIRMED' limit 1)
            """),
    THE_LIST_SHOWS_ANOTHER_STATUS(
            "orders that the list shows otherwise than their history",
            """
            update orders.order_view set status = 'COMPLETED'
            where order_id = (select order_id from orders.order_view where status = 'CREATED' limit 1)
            """),
    THE_LIST_LACKS_AN_ORDER(
            "orders that the list shows otherwise than their history",
            """
            delete from orders.order_view
            where order_id = (select order_id from orders.order_view where created_at is not null limit 1)
            """),
    A_LINE_COSTS_MORE_THAN_ITS_ORDER(
            "order lines with units that are nowhere, or not paid for as ordered",
            """
            insert into orders.line (order_id, position, product_id, unit_price, adjustment, ordered, open, cancelled,
                allocated, dispatched, delivered)
            select order_id, 1, gen_random_uuid(), total + 1, 0, 1, 1, 0, 0, 0, 0
            from orders.orders where stage = 'CONFIRMED' limit 1
            """),
    AN_ARCHIVED_ORDER_LIES_NOWHERE(
            "archived orders that lie in no sound file",
            """
            insert into orders.archive_file (file_id, state, name, checksum, bytes, orders, created_at, written_at,
                check_at, problem)
                values ('00000000-0000-7000-8000-00000000000a', 'MISSING', 'orders/2020/01/a.jsonl.gz', repeat('0', 64),
                    1, 1, '2020-01-01', '2020-01-01', '2020-01-08', 'there is no file of its name');
            insert into orders.archive_record (order_id, file_id, version, correlation_id, start, length, checksum,
                category, archived_at)
                values (gen_random_uuid(), '00000000-0000-7000-8000-00000000000a', 1, gen_random_uuid(), 0, 1,
                    repeat('0', 64), 'STANDARD', '2020-01-01')
            """),
    A_CANCELLED_PART_IS_NOT_PAID_BACK(
            "money kept beyond what its order is worth",
            """
            create temporary table x on commit drop as
                select order_id from orders.orders where stage = 'CONFIRMED' and captured = total and total > 0 limit 1;
            insert into orders.history (order_id, version, type, at, payload, correlation_id)
                select order_id, version + 1, 'lines-cancelled', '2020-01-01', '{"worth": 1}', correlation_id
                from orders.orders where order_id in (select order_id from x);
            update orders.orders set version = version + 1, revision = 2, total_change = -1
                where order_id in (select order_id from x);
            update orders.order_view set total = total - 1, revision = 2 where order_id in (select order_id from x)
            """),
    A_RESERVATION_IS_NOT_ANSWERED(
            "commands not answered once",
            """
            delete from platform.outbox
            where id = (select max(id) from platform.outbox where type = 'inventory-reserved')
            """),
    A_RELEASE_IS_ANSWERED_TWICE(
            "commands not answered once",
            """
            insert into platform.outbox (xid, topic, part, key, type, payload, headers, told_at)
            select xid, topic, part, key, type, payload, headers, told_at from platform.outbox
            where id = (select max(id) from platform.outbox where type = 'inventory-released')
            """),
    A_CAPTURE_IS_NOT_ANSWERED(
            "commands not answered once",
            """
            insert into platform.outbox (xid, topic, part, key, type, payload, headers, told_at)
            select xid, topic, part, '0199b2c4-7a03-7f85-93cd-e04a7b6d218c', 'capture-payment', payload, headers, told_at
            from platform.outbox
            where id = (select max(id) from platform.outbox where type = 'authorize-payment')
            """),
    A_MESSAGE_IS_NOT_SENT(
            "messages told but not sent",
            """
            insert into platform.outbox (topic, part, key, type, payload, headers, told_at)
            values ('ordering.orders', 0, 'x', 'order-created', '', '{}', '2020-01-01')
            """),
    A_READER_HAS_STOPPED(
            "readers that do not hear what was sent",
            """
            update platform.position set last_sequence = last_sequence - 1
            where reader = 'orders.views' and topic = 'ordering.orders'
            """),
    A_MESSAGE_IS_PARKED(
            "messages parked",
            """
            insert into platform.parked (reader, topic, part, key, type, payload, headers, told_at, error, attempts,
                parked_at)
            values ('carts', 'ordering.checkouts', 0, 'x', 'checkout-failed', '', '{}', '2020-01-01', 'no', 4, '2020-01-01')
            """),
    A_READER_HAS_HEARD_WHAT_NOBODY_SAID(
            "sequences with a hole, or claimed beyond the end of the log",
            """
            update platform.position set last_sequence = last_sequence + 1000
            where reader = 'orders.views' and topic = 'ordering.orders'
            """);

    /** Everywhere in orders; the order is in x. */
    static final String MORE_MONEY_FOR_AN_ORDER =
            """
            create temporary table x on commit drop as
                select order_id, payment_id from orders.orders where stage = 'CONFIRMED' and captured > 0 limit 1;
            update orders.orders set captured = captured + 1 where order_id = (select order_id from x);
            update orders.order_view set captured = captured + 1 where order_id = (select order_id from x);
            alter table orders.history disable trigger append_only;
            update orders.history
            set payload = jsonb_set(payload, '{amount}', to_jsonb((payload->>'amount')::bigint + 1))
            where type = 'captured' and order_id = (select order_id from x)
            """;

    /**
     * A shipment with one parcel at its door; state as shipping has it, and as its order has it.
     */
    private static String shipment(String state, String known) {
        return shipment(state, known, "true");
    }

    /**
     * @param which of the orders it may be of
     */
    private static String shipment(String state, String known, String which) {
        return """
        create temporary table x on commit drop as
            select gen_random_uuid() as id, order_id from orders.orders where stage = 'CONFIRMED' and %s limit 1;
        insert into shipping.shipments (shipment_id, order_id, journey, line1, city, postcode, country, items,
            requested_at, state, round, carrier, service, carrier_shipment, cost, currency, arrives_at,
            labelled_at, ended_at)
        select id, order_id, id, '1 Pier Street', 'Cork', 'T12 XY00', 'IE', '[]', '2020-01-01', '%s', 2, 'UPS', '11',
            '1Z', 490, 'EUR', '2020-01-01', '2020-01-01', '2020-01-01' from x;
        insert into shipping.parcels (parcel_id, shipment_id, number, weight_grams, items, state, scan, scanned_at,
            attempts)
        select id, id, 1, 1000, '[]', 'DELIVERED', 'DELIVERED', '2020-01-01', 0 from x;
        insert into shipping.labels (parcel_id, shipment_id, tracking_number, carrier, service, labelled_at)
        select id, id, id::text, 'UPS', '11', '2020-01-01' from x;
        insert into orders.shipment (shipment_id, order_id, items, state) select id, order_id, '[]', '%s' from x
        """
                .formatted(which, state, known);
    }

    /** The label of a return that nobody has asked for. */
    private static String returnLabel(String state, String number) {
        return """
        insert into shipping.return_labels (return_id, order_id, journey, receiver, units, weight_grams, requested_at,
            state, round, carrier, service, carrier_shipment, cost, currency, arrives_at, labelled_at, tracking_number,
            scan, scanned_at)
        select v.id, v.id, v.id, '{}', 1, 1000, '2020-01-01', '%s', 2, 'UPS', '11', '1Z', 490, 'EUR', '2020-01-01',
            '2020-01-01', '%s', 'NOTED', '2020-01-01'
        from (select gen_random_uuid() as id) v
        """
                .formatted(state, number);
    }

    /** A job that was handed over, with one line and one parcel with one unit in it. */
    private static String floor(int asked, int picked, int packed, String sscc) {
        return """
        with j as (
            insert into warehouse.job (id, fulfilment_id, order_id, journey_id, warehouse_id, priority,
                delivery_method, due_at, created_at, status, picker, started_at, picked_at, packed_at, ended_at, version)
            values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'MAIN', 'STANDARD',
                'CLICK_AND_COLLECT', '2020-01-01', '2020-01-01', 'HANDED_OVER', 'x', '2020-01-01', '2020-01-01',
                '2020-01-01', '2020-01-01', 1)
            returning id),
        l as (
            insert into warehouse.job_line (job_id, product_id, place, asked, picked, packed)
            select id, id, 0, %d, %d, %d from j)
        insert into warehouse.parcel (id, job_id, sscc, weight_grams, length_mm, width_mm, height_mm,
            product_ids, quantities, packed_at)
        select gen_random_uuid(), id, '%s', 1, 1, 1, 1, array[id], '{1}', '2020-01-01' from j
        """
                .formatted(asked, picked, packed, sscc);
    }

    /** What the return was exchanged for, at a price that nothing has. */
    private static String exchange(int credit, String orders) {
        return """
        ; update returns.returns set payment_id = return_id where number = 99999999
        ; insert into returns.exchange (return_id, order_id, goods, address, state, credit)
        select return_id, (select order_id from (%s) o order by 1 limit 1),
            '{"wanted": [{"quantity": 1, "unitPrice": 999999937}]}', '{}', 'ORDERED', %d
        from returns.returns where number = 99999999
        """
                .formatted(orders, credit);
    }

    /** A return of the only unit of an order that is at the door. */
    private static String returned(String status, String wakeAt, String endedAt) {
        return """
        insert into returns.sold (order_id, customer_id, currency, journey_id, product_ids, skus, quantities, amounts)
        select id, id, 'EUR', id, array[id], '{x}', '{1}', '{1}' from (values ('00000000-0000-0000-0000-00000000e001'::uuid)) v (id);
        insert into returns.arrived (order_id, product_id, delivered, delivered_at, returned)
        select order_id, order_id, 1, '2020-01-01', 1 from returns.sold
        where order_id = '00000000-0000-0000-0000-00000000e001';
        insert into returns.returns (return_id, number, order_id, customer_id, journey_id, currency, kind, status,
            requested_by, requested_at, policy, label_paid_by, label_fee, goods_due_days, waived, wake_at, ended_at,
            version)
        select order_id, 99999999, order_id, order_id, order_id, 'EUR', 'REFUND', '%s', 'x', '2020-01-01', 1, 'SHOP',
            0, 21, 0, %s, %s, 1
        from returns.sold where order_id = '00000000-0000-0000-0000-00000000e001';
        insert into returns.line (return_id, place, product_id, quantity, reason, value, fee_percent, received)
        select order_id, 0, order_id, 1, 'DEFECTIVE', 1, 0, 1 from returns.sold
        where order_id = '00000000-0000-0000-0000-00000000e001'
        """
                .formatted(status, wakeAt, endedAt);
    }

    private static String receipt(boolean takenBack) {
        return """
        ; insert into returns.receipt (receipt_id, return_id, warehouse_id, received_by, received_at, product_ids,
            quantities, dispositions, taken_back)
        select return_id, return_id, 'main', 'x', '2020-01-01', array[return_id], '{1}', '{RESTOCK}', %s
        from returns.returns where number = 99999999
        """
                .formatted(takenBack);
    }

    private final String invariant;
    private final String sql;

    Break(String invariant, String sql) {
        this.invariant = invariant;
        this.sql = sql;
    }

    String invariant() {
        return invariant;
    }

    String sql() {
        return sql;
    }
}
