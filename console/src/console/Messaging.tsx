import { Alert, Badge, Button, Card, Checkbox, Group, Modal, SimpleGrid, Stack, Table, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { MessagingParkedState, MessagingReaderState } from '../api/generated/model';
import { dropAdminMessagingParked, getAdminMessaging, getAdminMessagingParked, retryAdminMessagingParked } from '../api/generated/platform/platform';
import { State } from '../app/Badges';
import { Ago, Code, Count, useDuration } from '../app/format';
import { Empty, Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { pretty } from './Journey';
import { Section } from './OrderPage';
import { Page } from './Page';

const LOOK_MS = 2_000;

export function Messaging() {
  const t = useWords();
  const state = useQuery({ queryKey: ['messaging'], queryFn: ({ signal }) => getAdminMessaging({ signal }), refetchInterval: LOOK_MS });
  const long = useDuration();
  return (
    <Page title={t('nav.messaging')} hint={t('messaging.hint')}>
      <Read query={state}>
        {(data) => (
          <>
            {data.relay.refusal && <Alert color="red" title={t('messaging.refusal')}>{data.relay.refusal}</Alert>}
            <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
              <Figure name={t('messaging.relayLag')} value={long(data.relay.lagMillis)} />
              <Figure name={t('messaging.tick')} value={long(data.relay.tickMillis)} />
              <Figure name={t('messaging.behind')} value={String(data.readers.reduce((sum, each) => sum + each.lag, 0))} />
              <Figure name={t('messaging.parked')} value={String(data.parked)} alarming={data.parked > 0} />
            </SimpleGrid>
            <Section title={t('messaging.readers')}><Readers readers={data.readers} /></Section>
          </>
        )}
      </Read>
      <Section title={t('messaging.parkedTitle')} hint={t('messaging.parkedHint')}><Parked /></Section>
    </Page>
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

/** Messages a second, from two looks at what has been heard since the start. */
function useRates(readers: MessagingReaderState[]): Map<string, number> {
  const before = useRef<{ at: number; counts: Map<string, number> }>(undefined);
  const [rates, set] = useState(new Map<string, number>());
  useEffect(() => {
    const now = { at: performance.now(), counts: new Map(readers.map((each) => [each.reader, each.messages])) };
    const last = before.current;
    if (last) {
      const seconds = (now.at - last.at) / 1_000;
      set(new Map([...now.counts].map(([name, count]) => [name, Math.max(0, (count - (last.counts.get(name) ?? count)) / seconds)])));
    }
    before.current = now;
  }, [readers]);
  return rates;
}

function Readers({ readers }: { readers: MessagingReaderState[] }) {
  const t = useWords();
  const rates = useRates(readers);
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
              <Table.Td ta="right" className="number"><Count of={reader.lag} /></Table.Td>
              <Table.Td ta="right" className="number"><Count of={Math.round(rates.get(reader.reader) ?? 0)} /></Table.Td>
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
    queryFn: ({ signal }) => getAdminMessagingParked({ limit: 200 }, { signal }),
    refetchInterval: LOOK_MS * 2,
  });
  return (
    <Read query={parked}>
      {({ items }) => items.length === 0 ? <Empty title={t('messaging.noneParked')}>{t('messaging.noneParkedHint')}</Empty> : (
        <>
          <Group mb="xs" gap="xs">
            <Checkbox label={t('messaging.all')} checked={chosen.length === items.length} indeterminate={chosen.length > 0 && chosen.length < items.length}
              onChange={(event) => choose(event.currentTarget.checked ? items.map((each) => each.id) : [])} />
            <Button size="xs" disabled={chosen.length === 0} onClick={() => decide('retry')}>{t('messaging.retry', { count: chosen.length })}</Button>
            <Button size="xs" color="red" variant="light" disabled={chosen.length === 0} onClick={() => decide('drop')}>{t('messaging.drop', { count: chosen.length })}</Button>
          </Group>
          <Table.ScrollContainer minWidth={640}>
            <Table fz="sm">
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.id}>
                    <Table.Td w={30}>
                      <Checkbox aria-label={t('messaging.choose', { id: each.id })} checked={chosen.includes(each.id)}
                        onChange={(event) => choose(event.currentTarget.checked ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))} />
                    </Table.Td>
                    <Table.Td><Code>{each.type}</Code><Text size="xs" c="dimmed">{each.reader}</Text></Table.Td>
                    <Table.Td><Text size="xs" lineClamp={2}>{each.error}</Text></Table.Td>
                    <Table.Td><Ago at={each.parkedAt} /></Table.Td>
                    <Table.Td><State of={each.state} /></Table.Td>
                    <Table.Td><Button size="compact-xs" variant="default" onClick={() => show(each)}>{t('action.show')}</Button></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {what && <Decide what={what} ids={chosen} close={() => { decide(undefined); choose([]); }} />}
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

function Decide({ what, ids, close }: { what: 'retry' | 'drop'; ids: number[]; close: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [reason, say] = useState('');
  const decision = useMutation({
    mutationFn: async () => {
      const ask = what === 'retry' ? retryAdminMessagingParked : dropAdminMessagingParked;
      for (const id of ids) await ask(id, { reason }, { headers: { 'Waybill-Actor': 'console' } });
    },
    onSuccess: () => {
      notifications.show({ color: 'teal', message: t('messaging.decided', { count: ids.length }) });
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
