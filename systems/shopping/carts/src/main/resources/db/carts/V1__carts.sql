create type cart_status as enum ('OPEN', 'PRICING', 'CHECKED_OUT', 'ORDERED');

-- One row per cart. Whoever changes a cart or its items holds this row's lock.
create table carts (
  id                  uuid primary key,
  customer_id         uuid,
  checkout_session_id uuid,          -- the attempt that is under way, or that became an order
  order_id            uuid,
  discount            bigint not null default 0,
  version             bigint not null check (version > 0),
  changed_at          timestamptz not null,
  status              cart_status not null,
  currency            text check (length(currency) = 3),
  constraint only_an_open_cart_has_no_session check ((status = 'OPEN') = (checkout_session_id is null)),
  constraint only_an_ordered_cart_has_an_order check ((status = 'ORDERED') = (order_id is not null)),
  constraint a_frozen_cart_has_an_owner_and_a_currency check (
    status = 'OPEN' or (customer_id is not null and currency is not null)),
  constraint only_a_priced_cart_has_a_discount check (
    discount = 0 or (discount > 0 and status in ('CHECKED_OUT', 'ORDERED')))
) with (fillfactor = 60); -- rewritten within its page by each add

-- What the product was called and cost when it was first added: later changes do not reach the cart.
-- No foreign key: a line is written only by those who hold the lock of its cart's row.
create table items (
  cart_id    uuid   not null,
  product_id uuid   not null,
  unit_price bigint not null check (unit_price >= 0),
  quantity   int    not null check (quantity between 1 and 1000000),
  place      int    not null,        -- lines keep the order in which they were first added
  sku        text   not null,
  name       text   not null,
  primary key (cart_id, product_id)
) with (fillfactor = 80);

-- What carts know of products, from the products' own events.
create table products (
  id       uuid   primary key,
  price    bigint not null check (price >= 0),
  currency text   not null check (length(currency) = 3),
  status   text   not null check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
  sku      text   not null,
  name     text   not null
);

-- One row per checkout with a promotion code: the question to promotions, then its answer.
-- Address and payment method are kept only as long as the answer is out.
create table price_questions (
  checkout_session_id uuid   primary key,
  cart_id             uuid   not null,
  customer_id         uuid   not null,
  subtotal            bigint not null check (subtotal >= 0),
  asked_at            timestamptz not null,
  wake_at             timestamptz,     -- when to ask again
  answered_at         timestamptz,
  discount            bigint,
  currency            text   not null,
  promotion_code      text   not null,
  refusal             text,
  applied_promotions  jsonb,
  address             jsonb,
  payment_method      jsonb,
  constraint an_open_question_has_a_time_to_ask_again check ((answered_at is null) = (wake_at is not null)),
  constraint an_answer_is_a_discount_or_a_refusal check (
    (answered_at is null and discount is null and refusal is null)
    or (answered_at is not null and (discount is null) <> (refusal is null))),
  constraint a_discount_is_at_most_the_subtotal check (discount between 0 and subtotal),
  constraint an_answered_question_forgets_the_customers_details check (
    answered_at is null or (address is null and payment_method is null))
);

create index price_questions_due on price_questions (wake_at) where answered_at is null;
create index price_questions_answered on price_questions (answered_at) where answered_at is not null;
