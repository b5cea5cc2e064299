import { Button, Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListShipmentsStatus, PageShipmentView } from '../api/generated/model';
import { listShipments } from '../api/generated/shipping/shipping';
import { State } from '../app/Badges';
import { Code, Moment, shortId } from '../app/format';
import { Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { LabelLink } from './ShipmentPage';
import { Status } from './Status';

const LOOK_MS = 3_000;

/** What is on its way, where to, and its labels. */
export function Shipments() {
  const t = useWords();
  const [status, choose] = useState<string | null>('ON_ITS_WAY');
  const shipments = useInfiniteQuery({
    queryKey: ['shipments', status],
    queryFn: ({ pageParam, signal }) => listShipments({ limit: 50, cursor: pageParam, status: (status ?? undefined) as ListShipmentsStatus | undefined }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageShipmentView) => last.nextCursor,
    refetchInterval: LOOK_MS,
  });
  return (
    <>
      <Status all={['REQUESTED', 'BUYING', 'REFUSED', 'ON_ITS_WAY', 'DELIVERED', 'FAILED']} value={status} choose={choose} />
      <Read query={{ ...shipments, data: shipments.data?.pages.flatMap((page) => page.items) }}>
        {(items) => items.length === 0 ? <Empty title={t('work.noShipments')} /> : (
          <Table.ScrollContainer minWidth={900}>
            <Table fz="sm" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('shipments.one')}</Table.Th><Table.Th>{t('column.order')}</Table.Th><Table.Th>{t('column.stage')}</Table.Th><Table.Th>{t('work.carrier')}</Table.Th>
                  <Table.Th>{t('work.parcels')}</Table.Th><Table.Th>{t('order.address')}</Table.Th><Table.Th>{t('work.expected')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.shipmentId}>
                    <Table.Td><Link to="/console/shipments/$shipmentId" params={{ shipmentId: each.shipmentId }}><Code>{shortId(each.shipmentId)}</Code></Link></Table.Td>
                    <Table.Td><Link to="/console/orders/$orderId" params={{ orderId: each.orderId }}><Code>{shortId(each.orderId)}</Code></Link></Table.Td>
                    <Table.Td><State of={each.status} />{each.reason && <Text size="xs">{each.reason}</Text>}</Table.Td>
                    <Table.Td>{each.carrier ?? '–'} <Text size="xs" c="dimmed">{each.service}</Text></Table.Td>
                    <Table.Td>
                      {each.parcels.map((parcel) => (
                        <Group key={parcel.parcelId} gap={6} wrap="nowrap">
                          <Code>{parcel.trackingNumber ?? parcel.sscc ?? '–'}</Code>
                          <State of={parcel.status} />
                          {parcel.trackingNumber && <LabelLink shipmentId={each.shipmentId} parcelId={parcel.parcelId} name={parcel.trackingNumber} />}
                        </Group>
                      ))}
                    </Table.Td>
                    <Table.Td>{each.destination.postcode} {each.destination.city}, {each.destination.country}</Table.Td>
                    <Table.Td>{each.estimatedDelivery ? <Moment at={each.estimatedDelivery} time={false} /> : '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {shipments.hasNextPage && <Button mt="sm" variant="default" onClick={() => void shipments.fetchNextPage()}>{t('shop.more')}</Button>}
          </Table.ScrollContainer>
        )}
      </Read>
    </>
  );
}
