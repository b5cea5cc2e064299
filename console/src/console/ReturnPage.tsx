import { Alert, Anchor, Button, Grid, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReturnDetails } from '../api/generated/model';
import { getReturn } from '../api/generated/returns/returns';
import { State, useReason, useReturnEvent, useStateName } from '../app/Badges';
import { CarrierLabel } from '../app/CarrierLabel';
import { Code, Moment, Money, shortId } from '../app/format';
import { Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { Page } from './Page';
import { Approve, Reject, Settle } from './ReturnActs';
import { ReceiveGoods } from './ReceiveGoods';

const route = getRouteApi('/console/returns/$returnId');
const LOOK_MS = 3_000;
type Act = 'approve' | 'reject' | 'receive' | 'settle';

/** One return from the request to the refund, and what an operator has to do for it. */
export function ReturnPage() {
  const t = useWords();
  const { returnId } = route.useParams();
  const [act, start] = useState<Act>();
  const found = useQuery({ queryKey: ['return', returnId], queryFn: ({ signal }) => getReturn(returnId, { signal }), refetchInterval: LOOK_MS });
  const done = () => start(undefined);
  return (
    <Page title={`${t('return.one')} ${found.data?.number ?? shortId(returnId)}`} actions={found.data && <Acts found={found.data} start={start} />}>
      <Read query={found}>{(data) => (
        <>
          <Whole found={data} />
          {act === 'approve' && <Approve found={data} close={done} />}
          {act === 'reject' && <Reject found={data} close={done} />}
          {act === 'settle' && <Settle found={data} close={done} />}
          {act === 'receive' && <ReceiveGoods found={data} close={done} />}
        </>
      )}</Read>
    </Page>
  );
}

function Acts({ found, start }: { found: ReturnDetails; start: (act: Act) => void }) {
  const t = useWords();
  return (
    <>
      {found.status === 'REQUESTED' && <Button size="sm" onClick={() => start('approve')}>{t('returns.approve')}</Button>}
      {found.status === 'REQUESTED' && <Button size="sm" variant="light" color="red" onClick={() => start('reject')}>{t('returns.reject')}</Button>}
      {found.status === 'APPROVED' && found.kind !== 'CLAIM' && <Button size="sm" onClick={() => start('receive')}>{t('returns.receive')}</Button>}
      {found.status === 'SETTLING' && found.refunds.some((refund) => refund.refused > 0) && <Button size="sm" variant="default" onClick={() => start('settle')}>{t('returns.settle')}</Button>}
    </>
  );
}

function Whole({ found }: { found: ReturnDetails }) {
  const t = useWords();
  return (
    <>
      <Group gap="md">
        <State of={found.status} />
        <Text size="sm">{t(`return.kind.${found.kind}` as Key)}</Text>
        <Text size="sm" c="dimmed"><Moment at={found.requestedAt} /> · {found.requestedBy}</Text>
        <Anchor size="sm" renderRoot={(props) => <Link to="/console/orders/$orderId" params={{ orderId: found.orderId }} {...props} />}>{t('column.order')} {shortId(found.orderId)}</Anchor>
        {found.expiresAt && !found.endedAt && <Text size="sm">{t('return.sendBy')} <Moment at={found.expiresAt} time={false} /></Text>}
      </Group>
      {found.label && <CarrierLabel label={found.label} />}
      {found.comment && <Alert color="blue" variant="light">{found.comment}</Alert>}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}><Stack><Section title={t('order.items')}><Items found={found} /></Section><Receipts found={found} /></Stack></Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}><Stack><Section title={t('order.money')}><Dues found={found} /></Section><Past found={found} /></Stack></Grid.Col>
      </Grid>
    </>
  );
}

function Items({ found }: { found: ReturnDetails }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table fz="sm">
        <Table.Thead><Table.Tr><Table.Th>{t('column.product')}</Table.Th><Table.Th>{t('column.reason')}</Table.Th><Table.Th ta="right">{t('column.quantity')}</Table.Th><Table.Th ta="right">{t('returns.received')}</Table.Th><Table.Th ta="right">{t('promotions.worth')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {found.items.map((item) => (
            <Table.Tr key={item.productId + item.reason}>
              <Table.Td><Link to="/console/stock/$productId" params={{ productId: item.productId }}><Code>{item.sku ?? shortId(item.productId)}</Code></Link></Table.Td>
              <Table.Td>{t(`return.reason.${item.reason}` as Key)}</Table.Td>
              <Table.Td ta="right" className="number">{item.quantity}</Table.Td>
              <Table.Td ta="right" className="number" fw={item.received < item.quantity ? undefined : 700}>{item.received}</Table.Td>
              <Table.Td ta="right"><Money minor={item.value} currency={found.currency} />{item.feePercent > 0 && <Text size="xs" c="dimmed">{t('returns.fee', { percent: item.feePercent })}</Text>}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Receipts({ found }: { found: ReturnDetails }) {
  const t = useWords();
  if (found.receipts.length === 0) return null;
  return (
    <Section title={t('returns.receipts')}>
      {found.receipts.map((receipt) => (
        <Text size="sm" key={receipt.receiptId}>
          <Moment at={receipt.receivedAt} /> <Code>{receipt.warehouseId}</Code>: {receipt.items.map((units) => `${units.quantity} × ${t(`cause.${units.disposition}` as Key)}`).join(', ')} {receipt.putAway ? '✓' : '…'}
        </Text>
      ))}
    </Section>
  );
}

function Dues({ found }: { found: ReturnDetails }) {
  const t = useWords();
  const reason = useReason();
  const stateName = useStateName();
  const rows: [name: string, minor: number][] = [
    [t('returns.expected'), found.expected], [t('return.labelFee'), found.labelFee === 0 ? 0 : -found.labelFee], [t('returns.due'), found.due], [t('return.refunded'), found.refunded], [t('returns.owed'), found.owed],
  ];
  return (
    <>
      <Table fz="sm">
        <Table.Tbody>
          {rows.map(([name, minor]) => <Table.Tr key={name}><Table.Td>{name}</Table.Td><Table.Td ta="right"><Money minor={minor} currency={found.currency} /></Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
      {found.refunds.map((refund) => refund.refusal && <Alert key={refund.refundId} color="orange" variant="light">{reason(refund.refusal)}</Alert>)}
      {found.exchange && (
        <Alert color="blue" variant="light" title={`${t('return.insteadOf')}: ${stateName(found.exchange.state)}`}>
          {found.exchange.items.map((item) => <Text size="sm" key={item.productId}>{item.quantity} × {item.name}</Text>)}
          <Money minor={found.exchange.price} currency={found.currency} />
        </Alert>
      )}
    </>
  );
}

function Past({ found }: { found: ReturnDetails }) {
  const t = useWords();
  const said = useReturnEvent();
  return (
    <Section title={t('journey.title')}>
      <Stack gap={6}>{(found.history ?? []).map((event) => (
        <Text size="sm" key={event.at + event.what}><Moment at={event.at} /> {said(event.what)} <Text span c="dimmed" size="xs">{[event.note, event.actor].filter(Boolean).join(' · ')}</Text></Text>
      ))}</Stack>
    </Section>
  );
}
