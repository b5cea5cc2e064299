import { Alert, Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { OrderDetails, Returnable } from '../api/generated/model';
import { createReturn, getReturnableOrder } from '../api/generated/returns/returns';
import { Moment, Money } from '../app/format';
import { Icon } from '../app/icons';
import { Failure } from '../app/states';
import { type Key, useWords } from '../i18n';
import { ArticlePicker } from './ArticlePicker';
import { asked, canSendBack, estimate, type Line, most, reasonsFor, type ReturnKind, type Wish } from './returning';

const KINDS: readonly ReturnKind[] = ['REFUND', 'EXCHANGE', 'CLAIM'];

/** Sends units of an order back, has others instead, or claims what is broken. It is there once something has arrived. */
export function SendBack({ order }: { order: OrderDetails }) {
  const t = useWords();
  const [opened, open] = useState(false);
  const returnable = useQuery({
    queryKey: ['order', order.orderId, 'returnable'],
    queryFn: ({ signal }) => getReturnableOrder(order.orderId, { signal }),
    retry: false, // nothing of it has left yet: then returns know nothing of it
  });
  if (!returnable.data || !canSendBack(returnable.data)) return null;
  return (
    <>
      <Button variant="light" onClick={() => open(true)}>{t('return.action')}</Button>
      <Modal opened={opened} onClose={() => open(false)} size="lg" title={t('return.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        {opened && <Form order={order} found={returnable.data} />}
      </Modal>
    </>
  );
}

function Form({ order, found }: { order: OrderDetails; found: Returnable }) {
  const t = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [wish, want] = useState<Wish>(() => ({ kind: 'REFUND', comment: '', instead: [], lines: lines(found) }));
  const body = asked(order.orderId, wish, order.address);
  const send = useMutation({
    mutationFn: () => createReturn(body!),
    onSuccess: ({ returnId }) => void navigate({ to: '/shop/returns/$returnId', params: { returnId } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['order', order.orderId] }),
  });
  const set = (kind: ReturnKind) =>
    want({ ...wish, kind, lines: wish.lines.map((line) => ({ ...line, reason: reasonsFor(kind).includes(line.reason) ? line.reason : reasonsFor(kind)[0]! })) });
  return (
    <form onSubmit={(event) => { event.preventDefault(); send.mutate(); }}>
      <Stack gap="sm">
        <SegmentedControl fullWidth value={wish.kind} onChange={(kind) => set(kind as ReturnKind)}
          data={KINDS.map((value) => ({ value, label: t(`return.kind.${value}` as Key) }))} />
        <Text size="sm" c="dimmed">{t(`return.hint.${wish.kind}` as Key)}</Text>
        {wish.lines.map((line, at) => (
          <OneLine key={line.productId} name={nameOf(order, line.productId)} line={line} item={found.items.find((item) => item.productId === line.productId)!} kind={wish.kind}
            change={(next) => want({ ...wish, lines: wish.lines.map((other, index) => (index === at ? next : other)) })} />
        ))}
        {wish.kind === 'EXCHANGE' && <Instead wish={wish} change={want} />}
        <Textarea label={t('return.comment')} maxLength={1_000} value={wish.comment} onChange={(event) => want({ ...wish, comment: event.currentTarget.value })} />
        {wish.kind !== 'CLAIM' && body && (
          <Alert color="blue" variant="light">
            {wish.kind === 'EXCHANGE' ? t('return.worth') : t('return.back')} <b><Money minor={estimate(found, wish.lines)} currency={found.currency} /></b>
          </Alert>
        )}
        {send.error && <Failure failure={send.error} />}
        <Group justify="flex-end"><Button type="submit" loading={send.isPending} disabled={!body}>{t('return.send')}</Button></Group>
      </Stack>
    </form>
  );
}

function lines(found: Returnable): Line[] {
  return found.items
    .filter((item) => item.delivered > item.returned)
    .map((item) => ({ productId: item.productId, units: 0, reason: item.returnable > 0 ? 'NO_LONGER_WANTED' : 'DEFECTIVE' }));
}

function nameOf(order: OrderDetails, productId: string): string {
  const item = order.items.find((each) => each.productId === productId);
  return item?.name ?? item?.sku ?? productId;
}

function OneLine({ name, line, item, kind, change }: {
  name: string; line: Line; item: Returnable['items'][number]; kind: ReturnKind; change: (line: Line) => void;
}) {
  const t = useWords();
  const limit = most(item, line.reason);
  return (
    <div>
      <Group justify="space-between" align="flex-end" gap="xs">
        <div>
          <Text fw={600} size="sm">{name}</Text>
          <Text size="xs" c="dimmed">{t('return.of', { count: limit })}{item.until && <> · {t('return.until')} <Moment at={item.until} time={false} /></>}</Text>
        </div>
        <Group gap="xs" align="flex-end">
          <Select w={190} size="sm" allowDeselect={false} aria-label={t('return.reasonOf', { name })} value={line.reason}
            data={reasonsFor(kind).map((value) => ({ value, label: t(`return.reason.${value}` as Key) }))}
            onChange={(value) => value && change({ ...line, reason: value as Line['reason'], units: Math.min(line.units, most(item, value as Line['reason'])) })} />
          <NumberInput w={90} size="sm" min={0} max={limit} clampBehavior="strict" allowDecimal={false} aria-label={t('amend.unitsOf', { name })} value={line.units}
            onChange={(value) => change({ ...line, units: typeof value === 'number' ? value : 0 })} />
        </Group>
      </Group>
    </div>
  );
}

function Instead({ wish, change }: { wish: Wish; change: (wish: Wish) => void }) {
  const t = useWords();
  return (
    <Stack gap={6}>
      <ArticlePicker label={t('return.instead')} pick={({ productId, name }) => {
        const others = wish.instead.filter((each) => each.productId !== productId);
        change({ ...wish, instead: [...others, { productId, name, quantity: 1 }] });
      }} />
      {wish.instead.map((each) => (
        <Group key={each.productId} justify="space-between">
          <Text size="sm">{each.name}</Text>
          <Group gap="xs">
            <NumberInput w={90} size="sm" min={1} max={999} allowDecimal={false} aria-label={t('amend.unitsOf', { name: each.name })} value={each.quantity}
              onChange={(value) => change({ ...wish, instead: wish.instead.map((other) => (other === each ? { ...each, quantity: typeof value === 'number' ? value : 1 } : other)) })} />
            <Button size="compact-sm" variant="subtle" color="gray" aria-label={`${t('action.remove')} ${each.name}`}
              onClick={() => change({ ...wish, instead: wish.instead.filter((other) => other !== each) })}><Icon name="cross" size={14} /></Button>
          </Group>
        </Group>
      ))}
    </Stack>
  );
}
