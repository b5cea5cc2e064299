import { Anchor, Button, Grid, Group, Stack, Table, Text, Timeline } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ShipmentView } from '../api/generated/model';
import { getShipment, listShipmentScans, retryShipment } from '../api/generated/shipping/shipping';
import { State } from '../app/Badges';
import { Code, Moment, Money, shortId } from '../app/format';
import { Icon } from '../app/icons';
import { Empty, Failure, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { Page } from './Page';

const route = getRouteApi('/console/shipments/$shipmentId');
const LOOK_MS = 3_000;

/** One shipment: its parcels with labels to print, and where the carrier has seen them. */
export function ShipmentPage() {
  const t = useWords();
  const { shipmentId } = route.useParams();
  const shipment = useQuery({ queryKey: ['shipment', shipmentId], queryFn: ({ signal }) => getShipment(shipmentId, { signal }), refetchInterval: LOOK_MS });
  return (
    <Page title={`${t('shipments.one')} ${shortId(shipmentId)}`} actions={shipment.data && <Again shipment={shipment.data} />}>
      <Read query={shipment}>{(data) => <Whole shipment={data} />}</Read>
    </Page>
  );
}

function Whole({ shipment }: { shipment: ShipmentView }) {
  const t = useWords();
  return (
    <>
      <Group gap="md">
        <State of={shipment.status} />
        <Text size="sm">{shipment.carrier ?? '–'} {shipment.service}</Text>
        <Anchor size="sm" renderRoot={(props) => <Link to="/console/orders/$orderId" params={{ orderId: shipment.orderId }} {...props} />}>{t('column.order')} {shortId(shipment.orderId)}</Anchor>
        {shipment.estimatedDelivery && <Text size="sm">{t('work.expected')}: <Moment at={shipment.estimatedDelivery} time={false} /></Text>}
        {shipment.cost !== undefined && shipment.currency && <Text size="sm">{t('shipments.cost')}: <Money minor={shipment.cost} currency={shipment.currency} /></Text>}
      </Group>
      {shipment.reason && <Text size="sm">{shipment.reason}</Text>}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 7 }}>
          <Stack>
            <Section title={t('work.parcels')}><ParcelRows shipment={shipment} /></Section>
            <Section title={t('order.address')}>
              <Text size="sm">{[shipment.recipientName, shipment.destination.line1, `${shipment.destination.postcode} ${shipment.destination.city}`, shipment.destination.country].filter(Boolean).join(', ')}</Text>
              {shipment.signedBy && <Text size="sm">{t('shipments.signedBy', { name: shipment.signedBy })}</Text>}
            </Section>
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 5 }}><Section title={t('shipments.tracking')}><Tracking shipmentId={shipment.shipmentId} /></Section></Grid.Col>
      </Grid>
    </>
  );
}

function ParcelRows({ shipment }: { shipment: ShipmentView }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={460}>
      <Table fz="sm">
        <Table.Tbody>
          {shipment.parcels.map((parcel) => (
            <Table.Tr key={parcel.parcelId}>
              <Table.Td><Code>{parcel.trackingNumber ?? parcel.sscc ?? parcel.number}</Code></Table.Td>
              <Table.Td><State of={parcel.status} /></Table.Td>
              <Table.Td className="number">{t('work.grams', { grams: parcel.weightGrams })}</Table.Td>
              <Table.Td ta="right">{parcel.trackingNumber && <LabelLink shipmentId={shipment.shipmentId} parcelId={parcel.parcelId} name={parcel.trackingNumber} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** The label as a PDF of four by six inches, to be printed. */
export function LabelLink({ shipmentId, parcelId, name }: { shipmentId: string; parcelId: string; name: string }) {
  const t = useWords();
  return (
    <Button size="compact-sm" variant="default" leftSection={<Icon name="download" size={14} />} aria-label={`${t('shipments.label')} ${name}`}
      component="a" href={`/shipments/${shipmentId}/labels/${parcelId}`} target="_blank" rel="noreferrer">
      {t('shipments.label')}
    </Button>
  );
}

function Tracking({ shipmentId }: { shipmentId: string }) {
  const t = useWords();
  const scans = useQuery({ queryKey: ['shipment', shipmentId, 'scans'], queryFn: ({ signal }) => listShipmentScans(shipmentId, { signal }), refetchInterval: LOOK_MS });
  return (
    <Read query={scans}>
      {({ items }) => items.length === 0 ? <Empty title={t('shipments.notSeen')} /> : (
        <Timeline active={items.length - 1} bulletSize={14} lineWidth={2}>
          {items.map((scan) => (
            <Timeline.Item key={scan.at + scan.code + scan.trackingNumber} title={t(`scan.${scan.kind}` as Key)}>
              <Text size="xs" c="dimmed"><Moment at={scan.at} /> · <Code>{scan.trackingNumber}</Code></Text>
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Read>
  );
}

/** A shipment that every carrier has refused is offered to them once more. */
function Again({ shipment }: { shipment: ShipmentView }) {
  const t = useWords();
  const queries = useQueryClient();
  const again = useMutation({
    mutationFn: () => retryShipment(shipment.shipmentId),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['shipment', shipment.shipmentId] }),
  });
  if (shipment.status !== 'REFUSED') return null;
  return (
    <>
      <Button size="sm" loading={again.isPending} onClick={() => again.mutate()}>{t('action.retry')}</Button>
      {again.error && <Failure failure={again.error} />}
    </>
  );
}
