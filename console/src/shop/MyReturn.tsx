import { Alert, Button, Card, Group, Stack, Text, Timeline, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReturnDetails } from '../api/generated/model';
import { cancelReturn, getReturn } from '../api/generated/returns/returns';
import { State, useReturnEvent, useStateName } from '../app/Badges';
import { CarrierLabel } from '../app/CarrierLabel';
import { Code, Moment, Money } from '../app/format';
import { Failure, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { ReturnSheet } from './ReturnSheet';

const route = getRouteApi('/shop/returns/$returnId');
const OVER: readonly ReturnDetails['status'][] = ['COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];
const LOOK_MS = 3_000;

/** One return from the wish to the money, and the label to print. */
export function MyReturn() {
  const t = useWords();
  const { returnId } = route.useParams();
  const found = useQuery({ queryKey: ['return', returnId], queryFn: ({ signal }) => getReturn(returnId, { signal }), refetchInterval: LOOK_MS });
  useEffect(() => {
    document.title = `${found.data?.number ?? t('return.one')} · ${t('shop.name')}`;
  }, [found.data, t]);
  return <Stack maw={760} mx="auto"><Read query={found}>{(data) => <Mine found={data} />}</Read></Stack>;
}

function Mine({ found }: { found: ReturnDetails }) {
  const t = useWords();
  return (
    <>
      <Group justify="space-between">
        <Title order={1} size="h2">{t('return.one')} {found.number}</Title>
        <GiveUp found={found} />
      </Group>
      <Group>
        <State of={found.status} />
        <Link to="/shop/orders/$orderId" params={{ orderId: found.orderId }}>{t('return.toOrder')}</Link>
      </Group>
      <Alert color={found.status === 'REJECTED' ? 'orange' : 'blue'} variant="light">{t(`return.state.${found.status}` as Key)}</Alert>
      {found.status === 'APPROVED' && found.label && <CarrierLabel label={found.label} />}
      {found.status === 'APPROVED' && found.kind !== 'CLAIM' && <ReturnSheet returnId={found.returnId} />}
      <Card withBorder>
        <Stack gap="xs">
          {found.items.map((item) => (
            <Group key={item.productId + item.reason} justify="space-between">
              <Text size="sm">{item.quantity} × <Code>{item.sku ?? item.productId}</Code> · {t(`return.reason.${item.reason}` as Key)}</Text>
              <Text size="sm"><Money minor={item.value} currency={found.currency} /></Text>
            </Group>
          ))}
          {found.labelFee > 0 && <Group justify="space-between"><Text size="sm">{t('return.labelFee')}</Text><Text size="sm"><Money minor={-found.labelFee} currency={found.currency} /></Text></Group>}
          <Group justify="space-between"><Text fw={700}>{t('return.refunded')}</Text>
            <Text fw={700}><Money minor={found.refunded} currency={found.currency} /> / <Money minor={Math.max(found.expected, found.refunded)} currency={found.currency} /></Text></Group>
        </Stack>
      </Card>
      {found.exchange && <Exchange found={found} exchange={found.exchange} />}
      <History found={found} />
    </>
  );
}

function Exchange({ found, exchange }: { found: ReturnDetails; exchange: NonNullable<ReturnDetails['exchange']> }) {
  const t = useWords();
  const stateName = useStateName();
  return (
    <Card withBorder>
      <Group justify="space-between" mb="xs"><Text fw={650}>{t('return.insteadOf')}</Text><Text size="sm">{stateName(exchange.state)}</Text></Group>
      {exchange.items.map((item) => (
        <Group key={item.productId} justify="space-between">
          <Text size="sm">{item.quantity} × {item.name}</Text>
          <Text size="sm"><Money minor={item.unitPrice * item.quantity} currency={found.currency} /></Text>
        </Group>
      ))}
      {exchange.state === 'ORDERED' && <Link to="/shop/orders/$orderId" params={{ orderId: exchange.orderId }}>{t('progress.toOrder')}</Link>}
    </Card>
  );
}

function History({ found }: { found: ReturnDetails }) {
  const said = useReturnEvent();
  const past = found.history ?? [];
  return (
    <Timeline active={past.length - 1} bulletSize={16} lineWidth={2}>
      {past.map((event) => (
        <Timeline.Item key={event.at + event.what} title={said(event.what)}>
          <Text size="sm" c="dimmed"><Moment at={event.at} /></Text>
          {event.note && <Text size="sm">{event.note}</Text>}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function GiveUp({ found }: { found: ReturnDetails }) {
  const t = useWords();
  const queries = useQueryClient();
  const keep = useMutation({
    mutationFn: () => cancelReturn(found.returnId, {}),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['return', found.returnId] }),
  });
  if (OVER.includes(found.status) || found.status === 'SETTLING' || found.items.some((item) => item.received > 0)) return null;
  return (
    <>
      <Button variant="light" color="gray" loading={keep.isPending} onClick={() => keep.mutate()}>{t('return.keep')}</Button>
      {keep.error && <Failure failure={keep.error} />}
    </>
  );
}
