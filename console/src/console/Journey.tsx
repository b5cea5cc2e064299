import { Badge, Drawer, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useIntl } from 'react-intl';
import type { TimelineEntry } from '../api/generated/model';
import { getAdminMessagingMessage } from '../api/generated/platform/platform';
import { Code, Moment, useDuration } from '../app/format';
import { Copy, Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { acts, hue, type Act, type Step } from './journey';

/** The journey of an order across all systems: who told what, when, and how long everybody waited for it. */
export function Journey({ entries }: { entries: readonly TimelineEntry[] }) {
  const t = useWords();
  const [open, setOpen] = useState<TimelineEntry>();
  // Some are long: they are not drawn again because one message is opened.
  const rows = useMemo(() => acts(entries).map((act) => <ActRows key={act.startMs} act={act} open={setOpen} />), [entries]);
  if (entries.length === 0) return <Empty title={t('journey.none')} />;
  return (
    <>
      <div className="journey">{rows}</div>
      <Drawer opened={open !== undefined} onClose={() => setOpen(undefined)} position="right" size="lg" title={open?.type ?? ''}
        closeButtonProps={{ 'aria-label': t('action.close') }}>
        {open && <Message entry={open} all={entries} show={setOpen} />}
      </Drawer>
    </>
  );
}

function ActRows({ act, open }: { act: Act; open: (entry: TimelineEntry) => void }) {
  const t = useWords();
  const long = useDuration();
  const intl = useIntl();
  return (
    <>
      <div className="pause">
        {act.pausedMs === undefined
          ? intl.formatDate(act.startMs, { dateStyle: 'medium', timeStyle: 'medium' })
          : t('journey.pause', { time: long(act.pausedMs), at: intl.formatDate(act.startMs, { dateStyle: 'medium', timeStyle: 'medium' }) })}
        {act.steps.length > 1 && ` · ${t('journey.span', { time: long(act.spanMs) })}`}
      </div>
      {act.steps.map((step) => (
        <StepRow key={step.entry.id} step={step} open={open} />
      ))}
    </>
  );
}

function StepRow({ step, open }: { step: Step; open: (entry: TimelineEntry) => void }) {
  const long = useDuration();
  const color = `var(--mantine-color-${hue(step.entry.system)}-5)`;
  const left = `${step.from * 100}%`;
  return (
    <button type="button" className="step" onClick={() => open(step.entry)} data-message={step.entry.type}>
      <System name={step.entry.system} />
      <span className="what">{step.entry.summary}</span>
      <span className="lane" aria-hidden>
        <span className="bar" style={{ left, width: `${(step.to - step.from) * 100}%`, background: color }} />
        <span className="dot" style={{ left: `${step.to * 100}%`, background: color }} />
      </span>
      <Text size="xs" ta="right" className="number" component="span">
        {long(step.tookMs)}
      </Text>
    </button>
  );
}

function System({ name }: { name: string }) {
  return (
    <Badge variant="dot" color={hue(name)} size="sm" tt="none" fw={600} className="system">
      {name}
    </Badge>
  );
}

/** One message: who, when, why, and what it says byte for byte. */
function Message({ entry, all, show }: { entry: TimelineEntry; all: readonly TimelineEntry[]; show: (entry: TimelineEntry) => void }) {
  const t = useWords();
  const cause = all.find((each) => each.id === entry.causedBy);
  const raw = useQuery({
    queryKey: ['message', entry.id],
    queryFn: ({ signal }) => getAdminMessagingMessage(entry.id, { at: entry.at }, { signal }),
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Stack gap="sm">
      <Text>{entry.summary}</Text>
      <Group gap="xs">
        <System name={entry.system} />
        <Moment at={entry.at} />
      </Group>
      <Text size="sm">
        {t('journey.id')} <Code>{entry.id}</Code> <Copy value={entry.id} label={t('action.copyId')} />
      </Text>
      {entry.actor && <Text size="sm">{t('journey.actor', { actor: entry.actor })}</Text>}
      {cause && (
        <Text size="sm">
          {t('journey.cause')}{' '}
          <Text component="button" type="button" className="link-like" onClick={() => show(cause)}>
            {cause.type}
          </Text>
        </Text>
      )}
      <Text fw={600}>{t('journey.raw')}</Text>
      <Read query={raw}>
        {(message) => (
          <>
            <Text size="xs" c="dimmed">
              {message.topic} · {message.key}
            </Text>
            <pre className="payload" tabIndex={0} aria-label={t('journey.raw')}>{pretty(message.payload)}</pre>
            <Text fw={600}>{t('journey.headers')}</Text>
            <pre className="payload" tabIndex={0} aria-label={t('journey.headers')}>{pretty(message.headers)}</pre>
          </>
        )}
      </Read>
    </Stack>
  );
}

export function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json; // shown as it is: somebody may be looking for just that
  }
}
