import { Alert, Button, Group, Modal, NumberInput, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { AmendAsksAmendmentAnswer, DeliveryAddress, OrderDetails } from '../api/generated/model';
import { commitOrderAmendment, createOrderAmendment, listOrderAmendments, withdrawOrderAmendment } from '../api/generated/orders/orders';
import { tagOf } from '../api/http';
import { useReason } from '../app/Badges';
import { Ago, Money, useNow } from '../app/format';
import { Failure } from '../app/states';
import { type Key, useWords } from '../i18n';
import { FIELDS } from './address';
import { amendment, asItIs, isAmendable, type Wish } from './amend';
import { ArticlePicker } from './ArticlePicker';

/** Changes an order before the warehouse has begun: says first what it comes to, and does it when that is what is wanted. */
export function Amend({ order }: { order: OrderDetails }) {
  const t = useWords();
  const [opened, open] = useState(false);
  if (!isAmendable(order)) return null;
  return (
    <>
      <Button variant="light" onClick={() => open(true)}>{t('amend.action')}</Button>
      <Modal opened={opened} onClose={() => open(false)} size="lg" title={t('amend.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        {opened && <AmendForm order={order} close={() => open(false)} />}
      </Modal>
    </>
  );
}

function AmendForm({ order, close }: { order: OrderDetails; close: () => void }) {
  const t = useWords();
  const [wish, want] = useState<Wish>(() => asItIs(order));
  const [names, name] = useState<Record<string, string>>(() => Object.fromEntries(order.items.map((item) => [item.productId, item.name ?? item.sku ?? item.productId])));
  const { trial, change } = useAmendment(order, wish, close);
  const wanted = amendment(order, wish);
  const edit = (next: Wish) => {
    want(next);
    trial.reset();
  };
  return (
    <form onSubmit={(event) => { event.preventDefault(); if (trial.data) change.mutate(); else trial.mutate(); }}>
      <Stack gap="sm">
        {Object.entries(wish.units).map(([productId, units]) => (
          <Group key={productId} justify="space-between" wrap="nowrap">
            <Text size="sm">{names[productId]}</Text>
            <NumberInput w={100} min={0} max={9_999} allowDecimal={false} value={units} aria-label={t('amend.unitsOf', { name: names[productId] ?? '' })}
              onChange={(value) => edit({ ...wish, units: { ...wish.units, [productId]: typeof value === 'number' ? value : 0 } })} />
          </Group>
        ))}
        <ArticlePicker label={t('amend.add')} pick={({ productId, name: called }) => {
          name({ ...names, [productId]: called });
          edit({ ...wish, units: { ...wish.units, [productId]: (wish.units[productId] ?? 0) + 1 } });
        }} />
        {wish.address && <Where address={wish.address} change={(address) => edit({ ...wish, address })} />}
        <TextInput label={t('shop.promotion')} value={wish.promotionCode} maxLength={64}
          onChange={(event) => edit({ ...wish, promotionCode: event.currentTarget.value.toUpperCase() })} />
        {trial.data && <Difference answer={trial.data} />}
        {trial.error && <Failure failure={trial.error} />}
        {change.error && <Failure failure={change.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{t('amend.leave')}</Button>
          {trial.data
            ? <Button type="submit" loading={change.isPending}>{t('amend.confirm')}</Button>
            : <Button type="submit" loading={trial.isPending} disabled={!wanted}>{t('amend.try')}</Button>}
        </Group>
      </Stack>
    </form>
  );
}

/** First what it would come to, then itself; both for the order as it was seen. */
function useAmendment(order: OrderDetails, wish: Wish, done: () => void) {
  const queries = useQueryClient();
  const ask = (dryRun: boolean) => {
    const tag = tagOf(`/orders/${order.orderId}`);
    return createOrderAmendment(order.orderId, amendment(order, wish)!, { dryRun }, !dryRun && tag ? { headers: { 'If-Match': tag } } : {});
  };
  const trial = useMutation({ mutationFn: () => ask(true) });
  const change = useMutation({
    mutationFn: () => ask(false),
    onSuccess: done,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['order', order.orderId] }),
  });
  return { trial, change };
}

function Where({ address, change }: { address: DeliveryAddress; change: (address: DeliveryAddress) => void }) {
  const t = useWords();
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing="xs">
      {FIELDS.map(({ field, label, most }) => (
        <TextInput key={field} label={t(label)} required value={address[field] ?? ''} maxLength={most}
          onChange={(event) => change({ ...address, [field]: field === 'countryCode' ? event.currentTarget.value.toUpperCase() : event.currentTarget.value })} />
      ))}
    </SimpleGrid>
  );
}

function Difference({ answer }: { answer: AmendAsksAmendmentAnswer }) {
  const t = useWords();
  const money = (minor: number) => <Money minor={minor} currency={answer.currency} />;
  return (
    <Alert color="blue" variant="light" title={t('amend.difference')}>
      <Text size="sm">{answer.changedFields.map((field) => t(`amend.field.${field}` as Key)).join(', ')}</Text>
      <Table fz="sm" mt={4}>
        <Table.Tbody>
          <Table.Tr><Table.Td>{t('amend.before')}</Table.Td><Table.Td ta="right">{money(answer.previousTotal)}</Table.Td></Table.Tr>
          <Table.Tr><Table.Td>{t('amend.after')}</Table.Td><Table.Td ta="right">{money(answer.newTotal)}</Table.Td></Table.Tr>
          <Table.Tr fw={700}><Table.Td>{answer.difference < 0 ? t('amend.less') : t('amend.more')}</Table.Td><Table.Td ta="right">{money(Math.abs(answer.difference))}</Table.Td></Table.Tr>
        </Table.Tbody>
      </Table>
    </Alert>
  );
}

const LIVE = ['RESERVING', 'PENDING', 'COMMITTING'];
const LOOK_MS = 1_500;
/** What came to nothing is told for a while. */
const NEWS_MS = 3_600_000;

/** What is held for this order until its customer says yes, and what came of the last wish if it was nothing. */
export function PendingAmendments({ order }: { order: OrderDetails }) {
  const t = useWords();
  const reason = useReason();
  const queries = useQueryClient();
  const amendments = useQuery({
    queryKey: ['order', order.orderId, 'amendments'],
    queryFn: ({ signal }) => listOrderAmendments(order.orderId, { signal }),
    refetchInterval: LOOK_MS,
  });
  const decide = useMutation({
    mutationFn: ({ id, yes }: { id: string; yes: boolean }) => (yes ? commitOrderAmendment : withdrawOrderAmendment)(order.orderId, id),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['order', order.orderId] }),
  });
  const now = useNow(60_000);
  const last = amendments.data?.at(-1);
  if (!last || (!LIVE.includes(last.state) && Date.parse(last.changedAt) < now - NEWS_MS)) return null;
  if (last.state === 'FAILED' || last.state === 'EXPIRED') {
    return <Alert color="gray" variant="light" title={t(`amend.state.${last.state}` as Key)}>{last.failure ? reason(last.failure) : t('amend.unchanged')}</Alert>;
  }
  if (!LIVE.includes(last.state)) return null;
  return (
    <Alert color="blue" variant="light" title={t(`amend.state.${last.state}` as Key)}>
      <Stack gap="xs">
        {last.added.map((line) => <Text size="sm" key={line.productId}>+ {line.quantity} × {line.name}</Text>)}
        <Text size="sm">{t('amend.after')}: <Money minor={last.newTotal} currency={last.currency} /> ({t('amend.heldUntil')} <Ago at={last.expiresAt} />)</Text>
        {decide.error && <Failure failure={decide.error} />}
        {last.state === 'PENDING' && (
          <Group>
            <Button size="sm" loading={decide.isPending} onClick={() => decide.mutate({ id: last.amendmentId, yes: true })}>{t('amend.commit')}</Button>
            <Button size="sm" variant="default" disabled={decide.isPending} onClick={() => decide.mutate({ id: last.amendmentId, yes: false })}>{t('amend.withdraw')}</Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
