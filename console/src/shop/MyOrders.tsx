import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { PageOrderSummary } from '../api/generated/model';
import { listOrders } from '../api/generated/orders/orders';
import { Code, Moment, Money, shortId } from '../app/format';
import { Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { customerId, newCustomer } from './me';
import { OrderState } from './OrderState';

export function MyOrders() {
  const t = useWords();
  const me = customerId.use();
  const orders = useInfiniteQuery({
    queryKey: ['orders', 'mine', me],
    queryFn: ({ pageParam, signal }) => listOrders({ customerId: me, limit: 20, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageOrderSummary) => last.nextCursor,
    refetchInterval: 5_000,
  });
  useEffect(() => {
    document.title = `${t('shop.myOrders')} · ${t('shop.name')}`;
  }, [t]);
  return (
    <Stack maw={720} mx="auto">
      <Title order={1} size="h2">{t('shop.myOrders')}</Title>
      <Group justify="space-between">
        <Text size="sm" c="dimmed">{t('shop.guest')} <Code>{shortId(me)}</Code></Text>
        <Button size="xs" variant="subtle" onClick={newCustomer}>{t('shop.newCustomer')}</Button>
      </Group>
      <Read query={{ ...orders, data: orders.data?.pages.flatMap((page) => page.items) }}>
        {(mine) =>
          mine.length === 0 ? (
            <Empty title={t('shop.noOrders')}>
              <Button mt="sm" renderRoot={(props) => <Link to="/shop" {...props} />}>{t('shop.browse')}</Button>
            </Empty>
          ) : (
            <>
              {mine.map((order) => (
                <Link key={order.orderId} to="/shop/orders/$orderId" params={{ orderId: order.orderId }} className="plain">
                  <Card withBorder padding="md">
                    <Group justify="space-between">
                      <div>
                        <Text fw={650}>{order.confirmationNumber ?? shortId(order.orderId)}</Text>
                        <Text size="sm" c="dimmed"><Moment at={order.createdAt} /></Text>
                      </div>
                      <OrderState stage={order.stage} />
                      <Text fw={600}><Money minor={order.total} currency={order.currency} /></Text>
                    </Group>
                  </Card>
                </Link>
              ))}
              {orders.hasNextPage && <Button variant="default" onClick={() => void orders.fetchNextPage()}>{t('shop.more')}</Button>}
            </>
          )
        }
      </Read>
    </Stack>
  );
}
