import { Badge, Button, Group, Select, Table, Tabs, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListPickingJobsStatus, ListShipmentsStatus, PagePickingJobSummary, PageShipmentView } from '../api/generated/model';
import { listAdminHolds } from '../api/generated/orders/orders';
import { listClaims, listShipments } from '../api/generated/shipping/shipping';
import { listPickingJobs } from '../api/generated/warehouse/warehouse';
import { State, useStateName } from '../app/Badges';
import { Ago, Code, Moment, Money, shortId } from '../app/format';
import type { WorkTab } from '../app/search';
import { Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { Holds } from './Holds';
import { Page } from './Page';

const route = getRouteApi('/console/work');
const LOOK_MS = 3_000;

/** What people have to do: pick, send, decide. */
export function Work() {
  const t = useWords();
  const { tab = 'jobs' } = route.useSearch();
  const navigate = useNavigate();
  return (
    <Page title={t('nav.work')} hint={t('work.hint')}>
      <Tabs value={tab} onChange={(next) => void navigate({ to: '/console/work', search: { tab: next as WorkTab } })} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="jobs">{t('work.jobs')}</Tabs.Tab>
          <Tabs.Tab value="shipments">{t('shipments.title')}</Tabs.Tab>
          <Tabs.Tab value="holds">{t('holds.title')}</Tabs.Tab>
          <Tabs.Tab value="claims">{t('work.claims')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="jobs"><Jobs /></Tabs.Panel>
        <Tabs.Panel value="shipments"><Shipments /></Tabs.Panel>
        <Tabs.Panel value="holds"><AllHolds /></Tabs.Panel>
        <Tabs.Panel value="claims"><Claims /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Status({ all, value, choose }: { all: readonly string[]; value: string | null; choose: (value: string | null) => void }) {
  const t = useWords();
  const name = useStateName();
  return <Select clearable w={220} mb="sm" aria-label={t('column.stage')} placeholder={t('orders.any')} value={value} onChange={choose}
    data={all.map((each) => ({ value: each, label: name(each) }))} />;
}

function Jobs() {
  const t = useWords();
  const [status, choose] = useState<string | null>(null);
  const jobs = useInfiniteQuery({
    queryKey: ['jobs', status],
    queryFn: ({ pageParam, signal }) => listPickingJobs({ limit: 50, cursor: pageParam, status: (status ?? undefined) as ListPickingJobsStatus | undefined }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PagePickingJobSummary) => last.nextCursor,
    refetchInterval: LOOK_MS,
  });
  return (
    <>
      <Status all={['WAITING', 'PICKING', 'PICKED', 'PACKED', 'HANDED_OVER', 'STOPPED']} value={status} choose={choose} />
      <Read query={{ ...jobs, data: jobs.data?.pages.flatMap((page) => page.items) }}>
        {(items) => items.length === 0 ? <Empty title={t('work.noJobs')}>{t('work.noJobsHint')}</Empty> : (
          <Table.ScrollContainer minWidth={640}>
            <Table fz="sm" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('work.job')}</Table.Th><Table.Th>{t('column.stage')}</Table.Th><Table.Th>{t('holds.due')}</Table.Th>
                  <Table.Th ta="right">{t('column.quantity')}</Table.Th><Table.Th>{t('work.picker')}</Table.Th><Table.Th>{t('column.order')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((job) => (
                  <Table.Tr key={job.pickingJobId}>
                    <Table.Td>
                      <Link to="/console/work/$jobId" params={{ jobId: job.pickingJobId }}><Code>{shortId(job.pickingJobId)}</Code></Link>
                      {job.atRisk && <Badge color="red" size="sm" ml="xs" tt="none">{t('work.atRisk')}</Badge>}
                    </Table.Td>
                    <Table.Td><State of={job.status} /></Table.Td>
                    <Table.Td><Ago at={job.dueAt} /></Table.Td>
                    <Table.Td ta="right" className="number">{job.units}</Table.Td>
                    <Table.Td>{job.picker ?? '–'}</Table.Td>
                    <Table.Td><Link to="/console/orders/$orderId" params={{ orderId: job.orderId }}><Code>{shortId(job.orderId)}</Code></Link></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {jobs.hasNextPage && <Button mt="sm" variant="default" onClick={() => void jobs.fetchNextPage()}>{t('shop.more')}</Button>}
          </Table.ScrollContainer>
        )}
      </Read>
    </>
  );
}

function Shipments() {
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
          <Table.ScrollContainer minWidth={760}>
            <Table fz="sm" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('column.order')}</Table.Th><Table.Th>{t('column.stage')}</Table.Th><Table.Th>{t('work.carrier')}</Table.Th>
                  <Table.Th>{t('work.parcels')}</Table.Th><Table.Th>{t('order.address')}</Table.Th><Table.Th>{t('work.expected')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.shipmentId}>
                    <Table.Td><Link to="/console/orders/$orderId" params={{ orderId: each.orderId }}><Code>{shortId(each.orderId)}</Code></Link></Table.Td>
                    <Table.Td><State of={each.status} />{each.reason && <Text size="xs">{each.reason}</Text>}</Table.Td>
                    <Table.Td>{each.carrier ?? '–'} <Text size="xs" c="dimmed">{each.service}</Text></Table.Td>
                    <Table.Td>
                      {each.parcels.map((parcel) => (
                        <Group key={parcel.parcelId} gap={6} wrap="nowrap">
                          {parcel.trackingNumber
                            ? <a href={`/shipments/${each.shipmentId}/labels/${parcel.parcelId}`} target="_blank" rel="noreferrer"><Code>{parcel.trackingNumber}</Code></a>
                            : <Code>{parcel.sscc ?? '–'}</Code>}
                          <State of={parcel.status} />
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

function AllHolds() {
  const t = useWords();
  const holds = useQuery({ queryKey: ['holds'], queryFn: ({ signal }) => listAdminHolds({ limit: 100 }, { signal }), refetchInterval: LOOK_MS });
  return <Read query={holds}>{({ items }) => items.length === 0 ? <Empty title={t('holds.none')}>{t('holds.noneHint')}</Empty> : <Holds holds={items} withOrder />}</Read>;
}

function Claims() {
  const t = useWords();
  const name = useStateName();
  const claims = useQuery({ queryKey: ['claims'], queryFn: ({ signal }) => listClaims({ limit: 100 }, { signal }), refetchInterval: LOOK_MS });
  return (
    <Read query={claims}>
      {({ items }) => items.length === 0 ? <Empty title={t('work.noClaims')} /> : (
        <Table fz="sm">
          <Table.Tbody>
            {items.map((claim) => (
              <Table.Tr key={claim.claimId}>
                <Table.Td><Moment at={claim.openedAt} /></Table.Td>
                <Table.Td>{claim.carrier} <Code>{claim.trackingNumber}</Code></Table.Td>
                <Table.Td>{name(claim.reason)}</Table.Td>
                <Table.Td><State of={claim.status} /></Table.Td>
                <Table.Td ta="right">{claim.amount !== undefined && claim.currency && <Money minor={claim.amount} currency={claim.currency} />}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Read>
  );
}
