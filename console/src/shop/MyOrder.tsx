import { Alert, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { OrderDetails } from '../api/generated/model';
import { cancelOrder, getOrder } from '../api/generated/orders/orders';
import { useReason } from '../app/Badges';
import { Code, Moment, Money } from '../app/format';
import { Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { Amend, PendingAmendments } from './AmendOrder';
import { MyReturns } from './MyReturns';
import { OrderState } from './OrderState';
import { Parcels } from './Parcels';
import { SendBack } from './SendBack';

const route = getRouteApi('/shop/orders/$orderId');

export function MyOrder() {
  const t = useWords();
  const { orderId } = route.useParams();
  const order = useQuery({ queryKey: ['order', orderId], queryFn: ({ signal }) => getOrder(orderId, { signal }), refetchInterval: 3_000 });
  useEffect(() => {
    document.title = `${order.data?.confirmationNumber ?? t('order.title')} · ${t('shop.name')}`;
  }, [order.data, t]);
  return <Stack maw={760} mx="auto"><Read query={order}>{(data) => <Mine order={data} />}</Read></Stack>;
}

function Mine({ order }: { order: OrderDetails }) {
  const t = useWords();
  const reason = useReason();
  return (
    <>
      <Group justify="space-between">
        <Title order={1} size="h2">{order.confirmationNumber ?? t('order.title')}</Title>
        <Group gap="xs"><Amend order={order} /><SendBack order={order} /><Cancel order={order} /></Group>
      </Group>
      <Group><OrderState stage={order.stage ?? 'CREATED'} />{order.createdAt && <Text size="sm" c="dimmed"><Moment at={order.createdAt} /></Text>}</Group>
      <PendingAmendments order={order} />
      {order.stage === 'CANCELLED' && (
        <Alert color="gray" title={t('myorder.cancelledTitle')}>
          {order.cancelReason && reason(order.cancelReason)}. {order.refunded ? <>{t('myorder.refunded')} <Money minor={order.refunded} currency={order.currency} /></> : t('myorder.notCharged')}
        </Alert>
      )}
      <Card withBorder>
        <Stack gap="xs">
          {order.items.map((item, line) => (
            <Group key={line} justify="space-between">
              <Text>{item.quantity} × {item.name ?? item.sku ?? <Code>{item.productId}</Code>}</Text>
              <Money minor={item.unitPrice * item.quantity} currency={order.currency} />
            </Group>
          ))}
          {order.discount ? <Group justify="space-between"><Text>{t('money.discount')}</Text><Money minor={-order.discount} currency={order.currency} /></Group> : null}
          <Group justify="space-between"><Text fw={700}>{t('money.total')}</Text><Text fw={700}><Money minor={order.total} currency={order.currency} /></Text></Group>
        </Stack>
      </Card>
      <Parcels orderId={order.orderId} />
      <MyReturns orderId={order.orderId} />
    </>
  );
}

function Cancel({ order }: { order: OrderDetails }) {
  const t = useWords();
  const queries = useQueryClient();
  const [opened, open] = useState(false);
  const cancel = useMutation({
    mutationFn: () => cancelOrder(order.orderId, { reason: 'CUSTOMER_REQUESTED', requestedBy: 'customer' }),
    onSuccess: () => open(false),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['order', order.orderId] }),
  });
  if (order.status !== 'CREATED') return null;
  return (
    <>
      <Button variant="light" color="red" onClick={() => open(true)}>{t('cancel.action')}</Button>
      <Modal opened={opened} onClose={() => open(false)} title={t('cancel.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <Stack>
          <Text size="sm">{t('cancel.text')}</Text>
          {cancel.error && <Failure failure={cancel.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => open(false)}>{t('cancel.keep')}</Button>
            <Button color="red" onClick={() => cancel.mutate()} loading={cancel.isPending}>{t('cancel.confirm')}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
