/**
 * What is asked of the outside, each thing once, driven until it has an end.
 *
 * <p>A question is a row with a key. It is committed as SENT together with the state that asks it;
 * after the commit the call is made ({@link dev.waybill.platform.effects.Calls}); what came of it
 * is handed in through an intake of the room, which commits the row's end together with state and
 * messages. Whatever is lost in between - an answer, a process - is found again by the {@link
 * dev.waybill.platform.effects.Janitor}, which asks what became of it before it asks a second time.
 *
 * <p>What comes to light by itself, by a webhook say, ends the row without a call.
 *
 * <p>The table belongs to the room, since it must commit with the room's own rows:
 *
 * <pre>{@code
 * create table <room>.effects (
 *     key uuid primary key,
 *     subject uuid not null,
 *     kind text not null,
 *     question jsonb not null,
 *     journey uuid not null,
 *     state text not null check (state in ('SENT', 'UNKNOWN', 'DONE', 'FAILED')),
 *     attempts int not null check (attempts > 0),
 *     burnt_keys int not null default 0,
 *     withdrawn boolean not null default false,
 *     first_sent_at timestamptz not null,
 *     last_sent_at timestamptz not null,
 *     next_at timestamptz,
 *     outcome text,
 *     constraint driven_until_it_ends check (
 *         (next_at is not null) = (state in ('SENT', 'UNKNOWN'))));
 * create index effects_due on <room>.effects (next_at) where next_at is not null;
 * }</pre>
 */
@NullMarked
package dev.waybill.platform.effects;

import org.jspecify.annotations.NullMarked;
