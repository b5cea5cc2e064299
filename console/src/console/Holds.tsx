import { Button, Group, Modal, Select, Stack, Table, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { HoldsDetails, OrderDetails } from '../api/generated/model';
import { createOrderHold, releaseOrderHold } from '../api/generated/orders/orders';
import { useReason } from '../app/Badges';
import { Ago, Code, Moment, shortId } from '../app/format';
import { Failure } from '../app/states';
import { useWords } from '../i18n';

const REASONS = ['PAYMENT_REVIEW', 'FRAUD_REVIEW', 'ADDRESS_VERIFICATION', 'INVENTORY_RECHECK'] as const;
type Reason = (typeof REASONS)[number];
const HOLDABLE = ['CONFIRMED', 'ON_HOLD', 'AWAITING_FULFILMENT', 'FULFILLING'];

export function Holds({ holds, withOrder = false }: { holds: HoldsDetails[]; withOrder?: boolean }) {
  const t = useWords();
  const reason = useReason();
  const [releasing, release] = useState<HoldsDetails>();
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            {withOrder && <Table.Th>{t('column.order')}</Table.Th>}
            <Table.Th>{t('column.reason')}</Table.Th>
            <Table.Th>{t('holds.team')}</Table.Th>
            <Table.Th>{t('holds.due')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {holds.map((hold) => (
            <Table.Tr key={hold.holdId}>
              {withOrder && (
                <Table.Td>
                  <Link to="/console/orders/$orderId" params={{ orderId: hold.orderId }}><Code>{shortId(hold.orderId)}</Code></Link>
                </Table.Td>
              )}
              <Table.Td>{reason(hold.reason)}</Table.Td>
              <Table.Td>{hold.ownerTeam}</Table.Td>
              <Table.Td>
                {hold.releasedAt ? (
                  <>{t('holds.released', { who: hold.releasedBy ?? '' })} <Moment at={hold.releasedAt} />: {hold.resolution}</>
                ) : (
                  <Text span c={hold.overdue ? 'red' : undefined} fw={hold.overdue ? 700 : undefined} size="sm"><Ago at={hold.reviewBy} /></Text>
                )}
              </Table.Td>
              <Table.Td ta="right">
                {!hold.releasedAt && (
                  <Button size="compact-sm" variant="light" onClick={() => release(hold)}>{t('holds.release')}</Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {releasing && <Release hold={releasing} close={() => release(undefined)} />}
    </Table.ScrollContainer>
  );
}

function Release({ hold, close }: { hold: HoldsDetails; close: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [resolution, say] = useState('');
  const release = useMutation({
    mutationFn: () => releaseOrderHold(hold.orderId, hold.holdId, { resolution, releasedBy: 'console' }),
    onSuccess: close,
    onSettled: () => void queries.invalidateQueries(),
  });
  return (
    <Modal opened onClose={close} title={t('holds.releaseTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); release.mutate(); }}>
        <Stack>
          <Textarea data-autofocus label={t('holds.resolution')} required maxLength={250} value={resolution}
            onChange={(event) => say(event.currentTarget.value)} />
          {release.error && <Failure failure={release.error} />}
          <Group justify="flex-end"><Button type="submit" loading={release.isPending} disabled={!resolution.trim()}>{t('holds.release')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}

export function HoldOrder({ order }: { order: OrderDetails }) {
  const t = useWords();
  const reasonName = useReason();
  const queries = useQueryClient();
  const [opened, open] = useState(false);
  const [reason, choose] = useState<Reason>('ADDRESS_VERIFICATION');
  const hold = useMutation({
    mutationFn: () => createOrderHold(order.orderId, { reason }),
    onSuccess: () => open(false),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['order', order.orderId] }),
  });
  if (!HOLDABLE.includes(order.stage ?? '')) return null;
  return (
    <>
      <Button variant="default" size="sm" onClick={() => open(true)}>{t('holds.action')}</Button>
      <Modal opened={opened} onClose={() => open(false)} title={t('holds.actionTitle')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <Stack>
          <Text size="sm">{t('holds.text')}</Text>
          <Select label={t('column.reason')} allowDeselect={false} value={reason} onChange={(value) => value && choose(value as Reason)}
            data={REASONS.map((value) => ({ value, label: reasonName(value) }))} />
          {hold.error && <Failure failure={hold.error} />}
          <Group justify="flex-end"><Button onClick={() => hold.mutate()} loading={hold.isPending}>{t('holds.action')}</Button></Group>
        </Stack>
      </Modal>
    </>
  );
}
