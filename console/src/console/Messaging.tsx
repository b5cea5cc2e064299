import { Alert, Badge, Button, Card, Checkbox, Group, Modal, SimpleGrid, Stack, Table, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import type { MessagingState, MessagingParkedState, MessagingReaderState } from '../api/generated/model';
import { createAdminMessagingParkedDecision, getAdminMessaging, getAdminMessagingParked } from '../api/generated/platform/platform';
import { State } from '../app/Badges';
import { Ago, Code, Count, useDuration } from '../app/format';
import { actor } from '../app/operator';
import { useRows } from '../app/rows';
import { Empty, Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { pretty } from './Journey';
import { Section } from './OrderPage';
import { Page } from './Page';
import { lags, rate, rates, type Series, seen } from './series';
import { Spark } from './Spark';

/** No reader is called so. */
const RELAY = '';

const LOOK_MS = 2_000;
const AT_ONCE = 1_000;

export function Messaging() {
  const t = useWords();
  const state = useQuery({ queryKey: ['messaging'], queryFn: ({ signal }) => getAdminMessaging({ signal }), refetchInterval: LOOK_MS });
  return (
    <Page title={t('nav.messaging')} hint={t('messaging.hint')}>
      <Read query={state}>{(data) => <Now data={data} at={state.dataUpdatedAt} />}</Read>
      <Section title={t('messaging.parkedTitle')} hint={t('messaging.parkedHint')}><Parked /></Section>
    </Page>
  );
}

function Now({ data, at }: { data: MessagingState; at: number }) {
  const t = useWords();
  const intl = useIntl();
  const long = useDuration();
  const series = useSeen(data, at);
  return (
    <>
      {data.relay.refusal && <Alert color="red" title={t('messaging.refusal')}>{data.relay.refusal}</Alert>}
      <SimpleGrid cols={{ base: 2, md: 5 }} spacing="sm">
        <Figure name={t('messaging.sent')} value={intl.formatNumber(Math.round(rate(series, RELAY)))} />
        <Figure name={t('messaging.relayLag')} value={long(data.relay.lagMillis)} />
        <Figure name={t('messaging.tick')} value={long(data.relay.tickMillis)} />
        <Figure name={t('messaging.behind')} value={String(data.readers.reduce((sum, each) => sum + each.lag, 0))} />
        <Figure name={t('messaging.parked')} value={String(data.parked)} alarming={data.parked > 0} />
      </SimpleGrid>
      <Section title={t('messaging.readers')}><Readers readers={data.readers} series={series} /></Section>
    </>
  );
}

export function Figure({ name, value, alarming = false }: { name: string; value: string; alarming?: boolean }) {
  return (
    <Card withBorder padding="sm">
      <Text size="xs" c="dimmed">{name}</Text>
      <Text size="xl" fw={700} className="number" c={alarming ? 'red' : undefined}>{value}</Text>
    </Card>
  );
}

/** What has been heard and sent since the start, looked at again and again. */
function useSeen(state: MessagingState, at: number): Series {
  const [series, set] = useState<Series>(new Map());
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  // By the time of the look: where nothing happens, what is seen stays the same object.
  useEffect(() => {
    const { relay, readers } = latest.current;
    set((known) => seen(known, at, [
      { name: RELAY, messages: relay.messages, lag: relay.lagMillis },
      ...readers.map((each) => ({ name: each.reader, messages: each.messages, lag: each.lag })),
    ]));
  }, [at]);
  return series;
}

function Readers({ readers, series }: { readers: MessagingReaderState[]; series: Series }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={460}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('messaging.reader')}</Table.Th>
            <Table.Th ta="right">{t('messaging.lag')}</Table.Th>
            <Table.Th ta="right">{t('messaging.rate')}</Table.Th>
            <Table.Th ta="right">{t('messaging.heard')}</Table.Th>
            <Table.Th ta="right">{t('messaging.parked')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {readers.map((reader) => (
            <Table.Tr key={reader.reader}>
              <Table.Td>
                <Code>{reader.reader}</Code>
                {reader.missing.length > 0 && <Badge color="red" ml="xs">{t('messaging.hole')}</Badge>}
              </Table.Td>
              <Table.Td ta="right" className="number"><Group gap="xs" justify="flex-end" wrap="nowrap"><Spark values={lags(series, reader.reader)} /><Count of={reader.lag} /></Group></Table.Td>
              <Table.Td ta="right" className="number"><Group gap="xs" justify="flex-end" wrap="nowrap"><Spark values={rates(series, reader.reader)} /><Count of={Math.round(rate(series, reader.reader))} /></Group></Table.Td>
              <Table.Td ta="right" className="number"><Count of={reader.messages} /></Table.Td>
              <Table.Td ta="right" className="number" c={reader.parked > 0 ? 'red' : undefined}><Count of={reader.parked} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Parked() {
  const t = useWords();
  const [chosen, choose] = useState<number[]>([]);
  const [what, decide] = useState<'retry' | 'drop'>();
  const [open, show] = useState<MessagingParkedState>();
  const parked = useQuery({
    queryKey: ['messaging', 'parked'],
    queryFn: ({ signal }) => allParked(signal),
    refetchInterval: LOOK_MS * 2,
  });
  // What was chosen and waits no more is not decided about.
  const waiting = new Set(parked.data?.items.map((each) => each.id));
  const still = chosen.filter((id) => waiting.has(id));
  const keys = useRows(parked.data?.items ?? [], show);
  return (
    <Read query={parked}>
      {({ items }) => items.length === 0 ? <Empty title={t('messaging.noneParked')}>{t('messaging.noneParkedHint')}</Empty> : (
        <>
          <Group mb="xs" gap="xs">
            <Checkbox label={t('messaging.all')} checked={still.length === items.length} indeterminate={still.length > 0 && still.length < items.length}
              onChange={(event) => choose(event.currentTarget.checked ? items.map((each) => each.id) : [])} />
            <Button size="xs" disabled={still.length === 0} onClick={() => decide('retry')}>{t('messaging.retry', { count: still.length })}</Button>
            <Button size="xs" color="red" variant="light" disabled={still.length === 0} onClick={() => decide('drop')}>{t('messaging.drop', { count: still.length })}</Button>
          </Group>
          <Table.ScrollContainer minWidth={640}>
            <Table fz="sm">
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.id} data-row className={keys.className(each)}>
                    <Table.Td w={30}>
                      <Checkbox aria-label={t('messaging.choose', { id: each.id })} checked={chosen.includes(each.id)}
                        onChange={(event) => choose(event.currentTarget.checked ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))} />
                    </Table.Td>
                    <Table.Td><Code>{each.type}</Code><Text size="xs" c="dimmed">{each.reader}</Text></Table.Td>
                    <Table.Td><Code>{each.key}</Code></Table.Td>
                    <Table.Td><Text size="xs" lineClamp={2}>{each.error}</Text></Table.Td>
                    <Table.Td><Ago at={each.parkedAt} /></Table.Td>
                    <Table.Td><State of={each.state} /></Table.Td>
                    <Table.Td>
                      <Group gap={4} wrap="nowrap">
                        <Button size="compact-xs" variant="default" onClick={() => show(each)}>{t('action.show')}</Button>
                        <Button size="compact-xs" variant="light" onClick={() => { choose([each.id]); decide('retry'); }}>{t('messaging.retryOne')}</Button>
                        <Button size="compact-xs" variant="light" color="red" onClick={() => { choose([each.id]); decide('drop'); }}>{t('messaging.dropOne')}</Button>
                      </Group>
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {what && <Decide what={what} ids={still} close={() => { decide(undefined); choose([]); }} />}
          <Modal opened={open !== undefined} onClose={() => show(undefined)} size="lg" title={open?.type ?? ''} closeButtonProps={{ 'aria-label': t('action.close') }}>
            {open && (
              <Stack gap="xs">
                <Text size="sm">{open.topic} · <Code>{open.key}</Code></Text>
                <Alert color="red" title={t('messaging.error', { count: open.attempts })}>{open.error}</Alert>
                <pre className="payload" tabIndex={0} aria-label={t('journey.raw')}>{pretty(open.payload)}</pre>
              </Stack>
            )}
          </Modal>
        </>
      )}
    </Read>
  );
}

/** The first thousand; more than that is not for one pair of eyes. */
async function allParked(signal: AbortSignal): Promise<{ items: MessagingParkedState[] }> {
  const items: MessagingParkedState[] = [];
  for (let after = 0; items.length < AT_ONCE; ) {
    const page = await getAdminMessagingParked({ after, limit: 200 }, { signal });
    items.push(...page.items);
    if (page.next === undefined) break;
    after = page.next;
  }
  return { items };
}

function Decide({ what, ids, close }: { what: 'retry' | 'drop'; ids: number[]; close: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [reason, say] = useState('');
  const decision = useMutation({
    mutationFn: async () => {
      const sum = { decided: 0, unknown: 0 };
      for (let from = 0; from < ids.length; from += AT_ONCE) {
        const part = await createAdminMessagingParkedDecision(
          { decision: what === 'retry' ? 'RETRY' : 'DROP', ids: ids.slice(from, from + AT_ONCE), reason },
          { headers: { 'Waybill-Actor': actor() } },
        );
        sum.decided += part.decided.length;
        sum.unknown += part.unknown.length;
      }
      return sum;
    },
    onSuccess: ({ decided, unknown }) => {
      notifications.show({ color: 'teal', message: t('messaging.decided', { count: decided }) });
      if (unknown > 0) notifications.show({ color: 'orange', message: t('messaging.gone', { count: unknown }) });
      close();
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: ['messaging'] }),
  });
  return (
    <Modal opened onClose={close} title={what === 'retry' ? t('messaging.retry', { count: ids.length }) : t('messaging.drop', { count: ids.length })}
      closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); decision.mutate(); }}>
        <Stack>
          <Text size="sm">{what === 'retry' ? t('messaging.retryText') : t('messaging.dropText')}</Text>
          <Textarea data-autofocus required maxLength={500} label={t('column.reason')} value={reason} onChange={(event) => say(event.currentTarget.value)} />
          {decision.error && <Failure failure={decision.error} />}
          <Group justify="flex-end"><Button type="submit" color={what === 'drop' ? 'red' : undefined} loading={decision.isPending} disabled={!reason.trim()}>{t('action.do')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
