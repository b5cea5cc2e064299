import { Badge, Button, Card, Group, Stack, Table, Tabs, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListPickingJobsStatus, PagePickingJobSummary, PickingJobSummary } from '../api/generated/model';
import { listAdminHolds } from '../api/generated/orders/orders';
import { listClaims } from '../api/generated/shipping/shipping';
import { listPickingJobs } from '../api/generated/warehouse/warehouse';
import { State, useStateName } from '../app/Badges';
import { Ago, Code, Moment, Money, shortId } from '../app/format';
import type { WorkTab } from '../app/search';
import { Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { Holds } from './Holds';
import { Page } from './Page';
import { Returns } from './Returns';
import { Shipments } from './Shipments';
import { Status } from './Status';
import { byTeam } from './teams';

const route = getRouteApi('/console/work');
const LOOK_MS = 3_000;
/** So many that what is being looked at is still on the screen. */
const URGENT = 5;

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
          <Tabs.Tab value="returns">{t('return.many')}</Tabs.Tab>
          <Tabs.Tab value="holds">{t('holds.title')}</Tabs.Tab>
          <Tabs.Tab value="claims">{t('work.claims')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="jobs"><Jobs /></Tabs.Panel>
        <Tabs.Panel value="shipments"><Shipments /></Tabs.Panel>
        <Tabs.Panel value="returns"><Returns /></Tabs.Panel>
        <Tabs.Panel value="holds"><AllHolds /></Tabs.Panel>
        <Tabs.Panel value="claims"><Claims /></Tabs.Panel>
      </Tabs>
    </Page>
  );
}

/** Those that may be late come first, whatever else is being looked at. */
function Jobs() {
  const t = useWords();
  const [status, choose] = useState<string | null>(null);
  const late = useQuery({ queryKey: ['jobs', 'at risk'], queryFn: ({ signal }) => listPickingJobs({ atRisk: true, limit: URGENT }, { signal }), refetchInterval: LOOK_MS });
  const jobs = useInfiniteQuery({
    queryKey: ['jobs', status],
    queryFn: ({ pageParam, signal }) => listPickingJobs({ limit: 50, cursor: pageParam, status: (status ?? undefined) as ListPickingJobsStatus | undefined }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PagePickingJobSummary) => last.nextCursor,
    refetchInterval: LOOK_MS,
  });
  const urgent = late.data?.items ?? [];
  return (
    <>
      {urgent.length > 0 && (
        <Card withBorder mb="md" className="urgent" component="section" aria-label={t('work.atRisk')}>
          <Text fw={650} c="red">{t(late.data?.nextCursor ? 'work.lateMany' : 'work.late', { count: urgent.length })}</Text>
          <JobRows jobs={urgent} />
        </Card>
      )}
      <Status all={['WAITING', 'PICKING', 'PICKED', 'PACKED', 'HANDED_OVER', 'STOPPED']} value={status} choose={choose} />
      <Read query={{ ...jobs, data: jobs.data?.pages.flatMap((page) => page.items) }}>
        {(items) => items.length === 0 ? <Empty title={t('work.noJobs')}>{t('work.noJobsHint')}</Empty> : (
          <>
            <JobRows jobs={items} />
            {jobs.hasNextPage && <Button mt="sm" variant="default" onClick={() => void jobs.fetchNextPage()}>{t('shop.more')}</Button>}
          </>
        )}
      </Read>
    </>
  );
}

function JobRows({ jobs }: { jobs: PickingJobSummary[] }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table fz="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('work.job')}</Table.Th><Table.Th>{t('column.stage')}</Table.Th><Table.Th>{t('holds.due')}</Table.Th>
            <Table.Th ta="right">{t('column.quantity')}</Table.Th><Table.Th>{t('work.picker')}</Table.Th><Table.Th>{t('column.order')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {jobs.map((job) => (
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
    </Table.ScrollContainer>
  );
}

function AllHolds() {
  const t = useWords();
  const holds = useQuery({ queryKey: ['holds'], queryFn: ({ signal }) => listAdminHolds({ limit: 100 }, { signal }), refetchInterval: LOOK_MS });
  return (
    <Read query={holds}>
      {({ items }) => items.length === 0 ? <Empty title={t('holds.none')}>{t('holds.noneHint')}</Empty> : (
        <Stack gap="lg">
          {byTeam(items).map((team) => (
            <section key={team.name} aria-label={team.name}>
              <Group gap="xs"><Title order={2} size="h4">{team.name}</Title><Badge tt="none" variant="light" color="gray">{team.holds.length}</Badge>
                {team.overdue > 0 && <Badge tt="none" color="red">{t('holds.overdue', { count: team.overdue })}</Badge>}</Group>
              <Holds holds={team.holds} withOrder />
            </section>
          ))}
        </Stack>
      )}
    </Read>
  );
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
