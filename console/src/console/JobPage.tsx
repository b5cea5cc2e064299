import { Alert, Button, Card, Group, Progress, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { PickingJobDetails } from '../api/generated/model';
import { createPickingJobScan, createPickingJobShort, getPickingJob, startPickingJob } from '../api/generated/warehouse/warehouse';
import { State } from '../app/Badges';
import { Ago, Code, shortId } from '../app/format';
import { kept } from '../app/store';
import { Failure, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { Packing } from './Packing';
import { Page } from './Page';
import { buzz } from './touch';

const route = getRouteApi('/console/work/$jobId');
const picker = kept<string>('picker', () => '');

/** One picking job, made for a thumb and a scanner that types and presses Enter. */
export function JobPage() {
  const t = useWords();
  const { jobId } = route.useParams();
  const job = useQuery({ queryKey: ['job', jobId], queryFn: ({ signal }) => getPickingJob(jobId, { signal }), refetchInterval: 3_000 });
  return (
    <Page title={`${t('work.job')} ${shortId(jobId)}`}>
      <Read query={job}>
        {(data) => (
          <>
            <Group gap="md">
              <State of={data.status} />
              <Text size="sm">{t('holds.due')}: <Ago at={data.dueAt} /></Text>
              <Link to="/console/orders/$orderId" params={{ orderId: data.orderId }}>{t('column.order')} <Code>{shortId(data.orderId)}</Code></Link>
            </Group>
            {data.status === 'WAITING' && <Start job={data} />}
            {data.status === 'PICKING' && <Scan job={data} />}
            <Section title={t('work.list')}><PickList job={data} /></Section>
            {(data.status === 'PICKING' || data.status === 'PICKED') && data.lines.some((line) => line.picked > line.packed) && <Packing job={data} />}
            {data.parcels.length > 0 && (
              <Section title={t('work.parcels')}>
                {data.parcels.map((parcel) => <Text key={parcel.parcelId} size="sm"><Code>{parcel.sscc}</Code> {t('work.grams', { grams: parcel.weightGrams })}</Text>)}
              </Section>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}

/** Each answer is the job as it is now. */
function useStep<T>(jobId: string, step: (what: T) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: step, onSuccess: () => buzz(false), onError: () => buzz(true), onSettled: () => void queries.invalidateQueries({ queryKey: ['job', jobId] }) });
}

function Start({ job }: { job: PickingJobDetails }) {
  const t = useWords();
  const name = picker.use();
  const start = useStep(job.pickingJobId, () => startPickingJob(job.pickingJobId, { picker: name.trim() }));
  return (
    <Card withBorder>
      <form onSubmit={(event) => { event.preventDefault(); start.mutate(undefined); }}>
        <Stack>
          <TextInput size="md" label={t('work.picker')} required value={name} maxLength={100} onChange={(event) => picker.set(event.currentTarget.value)} />
          {start.error && <Failure failure={start.error} />}
          <Button type="submit" size="lg" loading={start.isPending} disabled={!name.trim()}>{t('work.start')}</Button>
        </Stack>
      </form>
    </Card>
  );
}

function Scan({ job }: { job: PickingJobDetails }) {
  const t = useWords();
  const [code, type] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const scan = useStep(job.pickingJobId, (scanned: string) => createPickingJobScan(job.pickingJobId, { code: scanned, quantity: 1 }));
  const next = job.lines.find((line) => line.open > 0);
  const open = job.lines.reduce((sum, line) => sum + line.open, 0);
  const picked = job.lines.reduce((sum, line) => sum + line.picked, 0);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Progress size="lg" value={(100 * picked) / Math.max(1, picked + open)} aria-label={t('work.picked')} />
        {next && (
          <Alert color="blue" title={t('work.next', { bin: next.bin ?? '–' })}>
            <Text size="lg" fw={700}>{next.open} × {next.name ?? next.sku}</Text>
            <Group mt="xs">
              <Button size="lg" loading={scan.isPending} onClick={() => scan.mutate(next.scan)}>{t('work.take')}</Button>
              <Short job={job} productId={next.productId} />
            </Group>
          </Alert>
        )}
        <form onSubmit={(event) => { event.preventDefault(); if (code.trim()) scan.mutate(code.trim()); type(''); field.current?.focus(); }}>
          <TextInput ref={field} size="lg" label={t('work.scan')} value={code} autoComplete="off" inputMode="text" onChange={(event) => type(event.currentTarget.value)} />
        </form>
        {scan.error && <Failure failure={scan.error} />}
      </Stack>
    </Card>
  );
}

function Short({ job, productId }: { job: PickingJobDetails; productId: string }) {
  const t = useWords();
  const [reason, choose] = useState<string | null>(null);
  const short = useStep(job.pickingJobId, (why: 'NOT_FOUND' | 'DAMAGED' | 'WRONG_STOCK') => createPickingJobShort(job.pickingJobId, { productId, quantity: 1, reason: why }));
  return (
    <>
      <Select w={190} value={reason} placeholder={t('work.short')} aria-label={t('work.short')} onChange={choose}
        data={(['NOT_FOUND', 'DAMAGED', 'WRONG_STOCK'] as const).map((value) => ({ value, label: t(`short.${value}` as Key) }))} />
      <Button variant="default" disabled={!reason} loading={short.isPending} onClick={() => short.mutate(reason as 'NOT_FOUND')}>{t('work.shortOne')}</Button>
      {short.error && <Failure failure={short.error} />}
    </>
  );
}

function PickList({ job }: { job: PickingJobDetails }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={420}>
      <Table>
        <Table.Thead>
          <Table.Tr><Table.Th>{t('work.bin')}</Table.Th><Table.Th>{t('column.product')}</Table.Th><Table.Th ta="right">{t('work.asked')}</Table.Th><Table.Th ta="right">{t('work.picked')}</Table.Th><Table.Th ta="right">{t('work.packed')}</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {job.lines.map((line) => (
            <Table.Tr key={line.productId} fw={line.open > 0 ? 700 : undefined}>
              <Table.Td><Code>{line.bin ?? '–'}</Code></Table.Td>
              <Table.Td>{line.name ?? line.sku}<Text size="xs" c="dimmed"><Code>{line.scan}</Code></Text></Table.Td>
              <Table.Td ta="right" className="number">{line.asked}</Table.Td>
              <Table.Td ta="right" className="number">{line.picked}</Table.Td>
              <Table.Td ta="right" className="number">{line.packed}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
