import { Badge, Card, Group, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import type { PulseState } from '../api/generated/model';
import { listAdminProviders } from '../api/generated/platform/platform';
import { Ago, useDuration } from '../app/format';
import { Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { Spark } from './Spark';

const COLORS: Record<PulseState['health'], string> = { WELL: 'teal', ILL: 'orange', SILENT: 'red', UNKNOWN: 'gray' };

/** How those outside answer: card provider, fraud screening, carriers, mail. */
export function Providers({ minutes }: { minutes: number }) {
  const t = useWords();
  const providers = useQuery({
    queryKey: ['providers', minutes],
    queryFn: ({ signal }) => listAdminProviders({ minutes }, { signal }),
    refetchInterval: 5_000,
  });
  return (
    <Section title={t('providers.title')} hint={t('providers.hint')}>
      <Read query={providers}>
        {(data) => data.providers.length === 0 ? <Text size="sm" c="dimmed">{t('providers.none')}</Text> : (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">{data.providers.map((each) => <Provider key={each.provider} state={each} />)}</SimpleGrid>
        )}
      </Read>
    </Section>
  );
}

function Provider({ state }: { state: PulseState }) {
  const t = useWords();
  const intl = useIntl();
  const long = useDuration();
  const calls = state.slices.reduce((all, slice) => all + slice.calls, 0);
  const took = state.slices.reduce((all, slice) => all + slice.calls * slice.meanMs, 0);
  return (
    <Card withBorder padding="sm" data-provider={state.provider}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600} size="sm">{state.provider}</Text>
        <Badge color={COLORS[state.health]} variant="dot" tt="none">{t(`providers.${state.health}` as Key)}</Badge>
      </Group>
      <Group justify="space-between" mt={4} wrap="nowrap">
        <Text size="xs" c="dimmed">{t('providers.calls', { calls: intl.formatNumber(state.calls), silent: intl.formatNumber(state.silent) })}</Text>
        <Spark values={state.slices.map((slice) => slice.calls)} />
      </Group>
      <Text size="xs" c="dimmed">{calls > 0 ? t('providers.mean', { time: long(took / calls) }) : '–'}</Text>
      {state.lastSilenceAt && <Text size="xs" c="dimmed">{t('providers.lastSilence')} <Ago at={state.lastSilenceAt} /></Text>}
    </Card>
  );
}
