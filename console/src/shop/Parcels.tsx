import { Anchor, Card, Group, Text, Timeline } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import type { ShipmentView } from '../api/generated/model';
import { listShipments, listShipmentScans } from '../api/generated/shipping/shipping';
import { Code, Moment } from '../app/format';
import { Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { arrival } from './arrival';

const LOOK_MS = 3_000;

/** Where the parcels are, in the carrier's own words. */
export function Parcels({ orderId }: { orderId: string }) {
  const t = useWords();
  const shipments = useQuery({ queryKey: ['order', orderId, 'shipments'], queryFn: ({ signal }) => listShipments({ orderId }, { signal }), refetchInterval: LOOK_MS });
  return (
    <Read query={shipments}>
      {(data) => (data.items.length === 0 ? <Text size="sm" c="dimmed">{t('myorder.notSent')}</Text> : <>{data.items.map((each) => <Parcel key={each.shipmentId} shipment={each} />)}</>)}
    </Read>
  );
}

function Parcel({ shipment }: { shipment: ShipmentView }) {
  const t = useWords();
  const scans = useQuery({
    queryKey: ['shipment', shipment.shipmentId, 'scans'],
    queryFn: ({ signal }) => listShipmentScans(shipment.shipmentId, { signal }),
    refetchInterval: LOOK_MS,
  });
  const seen = scans.data?.items ?? [];
  return (
    <Card withBorder>
      <Group justify="space-between" mb="xs">
        <Text fw={650}>{t('myorder.shipment', { carrier: shipment.carrier ?? '–' })} {shipment.parcels[0]?.trackingNumber && <Code>{shipment.parcels[0].trackingNumber}</Code>}</Text>
        <Arrival shipment={shipment} />
      </Group>
      <Timeline active={seen.length - 1} bulletSize={16} lineWidth={2}>
        {seen.map((scan) => (
          <Timeline.Item key={scan.at + scan.code + scan.trackingNumber} title={t(`scan.${scan.kind}` as Key)}>
            <Text size="sm" c="dimmed"><Moment at={scan.at} /></Text>
          </Timeline.Item>
        ))}
        {seen.length === 0 && <Timeline.Item title={t(`state.${shipment.status}` as Key)} />}
      </Timeline>
    </Card>
  );
}

function Arrival({ shipment }: { shipment: ShipmentView }) {
  const t = useWords();
  const intl = useIntl();
  const when = arrival(shipment);
  if (!when) return null;
  // A day is the same day everywhere: it is written without a zone.
  const day = intl.formatDate(when.day, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return <Text size="sm" fw={600} c={when.arrived ? 'teal' : undefined}>{when.arrived ? t('myorder.arrived') : t('myorder.arrives', { day })}</Text>;
}
