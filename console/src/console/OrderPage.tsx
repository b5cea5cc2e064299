import { Alert, Anchor, Button, Card, Grid, Group, SimpleGrid, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { OrderDetails } from '../api/generated/model';
import { getOrder, getOrderTimeline, listOrderHolds } from '../api/generated/orders/orders';
import { listPayments } from '../api/generated/payments/payments';
import { listShipments } from '../api/generated/shipping/shipping';
import { listNotifications } from '../api/generated/notifications/notifications';
import { State, useReason } from '../app/Badges';
import { Code, Moment, Money } from '../app/format';
import { Copy, Read } from '../app/states';
import { useWords } from '../i18n';
import { CancelOrder } from './CancelOrder';
import { HoldOrder, Holds } from './Holds';
import { Journey } from './Journey';
import { Ledger } from './Ledger';
import { Page } from './Page';
import { Presence, useOpenOrder } from './Presence';
import { StockHeld } from './StockHeld';

const route = getRouteApi('/console/orders/$orderId');
const LOOK_MS = 3_000;

/** One order, all of it on one page: what, for how much, where it is, and how it came there. */
export function OrderPage() {
  const t = useWords();
  const { orderId } = route.useParams();
  const order = useQuery({
    queryKey: ['order', orderId],
    queryFn: ({ signal }) => getOrder(orderId, { signal }),
    refetchInterval: LOOK_MS,
  });
  const others = useOpenOrder(orderId);
  const name = order.data?.confirmationNumber ?? t('order.title');
  return (
    <Page
      title={name}
      actions={order.data && (
        <>
          <HoldOrder order={order.data} />
          <CancelOrder order={order.data} />
        </>
      )}
    >
      <Presence others={others} />
      <Read query={order}>{(data) => <Whole order={data} />}</Read>
    </Page>
  );
}

function Whole({ order }: { order: OrderDetails }) {
  const t = useWords();
  const reason = useReason();
  const timeline = useQuery({
    queryKey: ['order', order.orderId, 'timeline'],
    queryFn: ({ signal }) => getOrderTimeline(order.orderId, { signal }),
    refetchInterval: LOOK_MS,
  });
  return (
    <>
      <Group gap="md">
        <State of={order.stage ?? order.status} />
        <Text size="sm"><Code>{order.orderId}</Code> <Copy value={order.orderId} label={t('action.copyId')} /></Text>
        {order.createdAt && <Text size="sm" c="dimmed"><Moment at={order.createdAt} /></Text>}
        <Anchor renderRoot={(props) => <Link to="/console/orders" search={{ customerId: order.customerId }} {...props} />} size="sm">
          {t('order.ofCustomer')}
        </Anchor>
        {order.checkoutSessionId && (
          <Anchor size="sm" renderRoot={(props) => <Link to="/console/checkouts/$checkoutId" params={{ checkoutId: order.checkoutSessionId! }} {...props} />}>
            {t('order.itsCheckout')}
          </Anchor>
        )}
        <Anchor size="sm" renderRoot={(props) => <Link to="/console/orders/$orderId/decisions" params={{ orderId: order.orderId }} {...props} />}>
          {t('decision.title')}
        </Anchor>
      </Group>
      {order.note && <Alert color="blue" variant="light">{order.note}</Alert>}
      {order.cancelReason && (
        <Alert color="gray" variant="light" title={t('order.cancelled')}>
          {reason(order.cancelReason)} {order.cancelledAt && <Moment at={order.cancelledAt} />}
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack gap="md">
            <Section title={t('order.items')}><Items order={order} /></Section>
            <StockHeld order={order} entries={timeline.data?.entries} />
            <OrderHolds orderId={order.orderId} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}>
          <Stack gap="md">
            <Section title={t('order.money')}><Sums order={order} /></Section>
            {order.address && <Section title={t('order.address')}><Address of={order.address} /></Section>}
            <OrderShipments orderId={order.orderId} />
          </Stack>
        </Grid.Col>
      </Grid>
      <Section title={t('journey.title')} hint={t('journey.hint')}>
        <Read query={timeline}>{(data) => <Journey entries={data.entries} />}</Read>
      </Section>
      <Told orderId={order.orderId} />
    </>
  );
}

export function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <Card withBorder padding="md">
      <Title order={2} size="h4" mb={hint ? 2 : 'xs'}>{title}</Title>
      {hint && <Text size="sm" c="dimmed" mb="xs">{hint}</Text>}
      {children}
    </Card>
  );
}

function Items({ order }: { order: OrderDetails }) {
  const t = useWords();
  const worked = order.items.some((item) => item.dispatched !== undefined);
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.product')}</Table.Th>
            <Table.Th ta="right">{t('column.quantity')}</Table.Th>
            {worked && <Table.Th ta="right">{t('column.dispatched')}</Table.Th>}
            {worked && <Table.Th ta="right">{t('column.delivered')}</Table.Th>}
            <Table.Th ta="right">{t('column.price')}</Table.Th>
            <Table.Th ta="right">{t('column.total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.items.map((item) => (
            <Table.Tr key={item.productId}>
              <Table.Td>
                <Anchor size="sm" renderRoot={(props) => <Link to="/console/orders" search={{ productId: item.productId }} {...props} />} title={t('order.ofProduct')}>
                  {item.name ?? <Code>{item.productId}</Code>}
                </Anchor>
                {item.sku && <Text size="xs" c="dimmed">{item.sku}</Text>}
                {item.cancelled ? <Text size="xs">{t('order.unitsCancelled', { count: item.cancelled })}</Text> : null}
              </Table.Td>
              <Table.Td ta="right" className="number">{item.quantity}</Table.Td>
              {worked && <Table.Td ta="right" className="number">{item.dispatched ?? 0}</Table.Td>}
              {worked && <Table.Td ta="right" className="number">{item.delivered ?? 0}</Table.Td>}
              <Table.Td ta="right"><Money minor={item.unitPrice} currency={order.currency} /></Table.Td>
              <Table.Td ta="right"><Money minor={item.unitPrice * item.quantity} currency={order.currency} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The sums of the order, and below them every movement that payments have written down. */
function Sums({ order }: { order: OrderDetails }) {
  const t = useWords();
  const payments = useQuery({
    queryKey: ['order', order.orderId, 'payments'],
    queryFn: ({ signal }) => listPayments({ orderId: order.orderId }, { signal }),
    refetchInterval: LOOK_MS,
  });
  const sums: [string, number | undefined][] = [
    [t('money.subtotal'), order.subtotal],
    [t('money.discount'), order.discount ? -order.discount : undefined],
    [t('money.total'), order.total],
    [t('money.captured'), order.captured],
    [t('money.refunded'), order.refunded || undefined],
  ];
  return (
    <>
      <Table withRowBorders={false} verticalSpacing={3}>
        <Table.Tbody>
          {sums.map(([name, minor]) => minor !== undefined && (
            <Table.Tr key={name}>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right"><Money minor={minor} currency={order.currency} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Read query={payments}>{(data) => <>{data.items.map((payment) => <Ledger key={payment.paymentId} payment={payment} />)}</>}</Read>
    </>
  );
}

export function Address({ of }: { of: NonNullable<OrderDetails['address']> }) {
  return (
    <Text size="sm" component="address" fs="normal">
      {of.recipientName}<br />
      {of.line1}<br />
      {of.line2 && <>{of.line2}<br /></>}
      {of.postalCode} {of.city}, {of.countryCode}
    </Text>
  );
}

function OrderHolds({ orderId }: { orderId: string }) {
  const t = useWords();
  const holds = useQuery({
    queryKey: ['order', orderId, 'holds'],
    queryFn: ({ signal }) => listOrderHolds(orderId, { signal }),
    refetchInterval: LOOK_MS,
  });
  if (holds.data?.length === 0) return null;
  return (
    <Section title={t('holds.title')}>
      <Read query={holds}>{(data) => <Holds holds={data} />}</Read>
    </Section>
  );
}

function OrderShipments({ orderId }: { orderId: string }) {
  const t = useWords();
  const shipments = useQuery({
    queryKey: ['order', orderId, 'shipments'],
    queryFn: ({ signal }) => listShipments({ orderId }, { signal }),
    refetchInterval: LOOK_MS,
  });
  if (shipments.data?.items.length === 0) return null;
  return (
    <Section title={t('shipments.title')}>
      <Read query={shipments}>
        {(data) => (
          <Stack gap="sm">
            {data.items.map((shipment) => (
              <div key={shipment.shipmentId}>
                <Group gap="xs"><State of={shipment.status} /> <Text size="sm">{shipment.carrier} {shipment.service}</Text></Group>
                {shipment.parcels.map((parcel) => (
                  <Group key={parcel.parcelId} gap="xs" mt={4}>
                    <State of={parcel.status} />
                    <Code>{parcel.trackingNumber ?? parcel.sscc ?? ''}</Code>
                    {parcel.trackingNumber && (
                      <Button component="a" size="compact-xs" variant="default" target="_blank"
                        href={`/shipments/${shipment.shipmentId}/labels/${parcel.parcelId}`}>
                        {t('shipments.label')}
                      </Button>
                    )}
                  </Group>
                ))}
              </div>
            ))}
          </Stack>
        )}
      </Read>
    </Section>
  );
}

/** What the customer was told about it. */
function Told({ orderId }: { orderId: string }) {
  const t = useWords();
  const told = useQuery({
    queryKey: ['order', orderId, 'told'],
    queryFn: ({ signal }) => listNotifications({ orderId }, { signal }),
    refetchInterval: LOOK_MS * 2,
  });
  if (!told.data || told.data.items.length === 0) return null;
  return (
    <Section title={t('told.title')}>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {told.data.items.map((message) => (
          <Card key={message.messageId} withBorder padding="sm">
            <Group justify="space-between"><Text fw={600} size="sm">{message.subject}</Text><State of={message.state} /></Group>
            <Text size="xs" c="dimmed">{message.channel} · {message.address}</Text>
          </Card>
        ))}
      </SimpleGrid>
    </Section>
  );
}
