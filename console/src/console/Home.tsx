import { Alert, Button, Card, Group, List, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useIntl } from 'react-intl';
import { listAdminCheckoutOutcomes } from '../api/generated/checkout/checkout';
import { getAdminMessaging } from '../api/generated/platform/platform';
import { startDemo } from '../api/local';
import { useReason } from '../app/Badges';
import { useDuration } from '../app/format';
import { Icon } from '../app/icons';
import { Failure, Loading, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Figure } from './Messaging';
import { Section } from './OrderPage';
import { type Figures, figures } from './outcomes';
import { Providers } from './Providers';
import { Page } from './Page';
import { useLocal } from './useLocal';

const Charts = lazy(() => import('./Charts'));
const WINDOWS = [15, 60, 360, 1_440] as const;

export function Home() {
  const t = useWords();
  const [minutes, look] = useState<number>(60);
  const outcomes = useQuery({
    queryKey: ['outcomes', minutes],
    queryFn: ({ signal }) => listAdminCheckoutOutcomes({ minutes }, { signal }),
    refetchInterval: minutes <= 60 ? 3_000 : 15_000,
  });
  return (
    <Page title={t('nav.home')} hint={t('home.hint')}
      actions={<SegmentedControl role="radiogroup" size="xs" value={String(minutes)} onChange={(next) => look(Number(next))} aria-label={t('home.window')}
        data={WINDOWS.map((each) => ({ value: String(each), label: t(`home.window.${each}` as Key) }))} />}>
      <Read query={outcomes}>
        {(told) => {
          const known = figures(told, Date.now());
          const quiet = known.confirmed + known.failed + known.live === 0;
          return quiet ? <Welcome /> : <Dashboard known={known} />;
        }}
      </Read>
      <Providers minutes={minutes} />
    </Page>
  );
}

function Dashboard({ known }: { known: Figures }) {
  const t = useWords();
  const intl = useIntl();
  const long = useDuration();
  const reason = useReason();
  const messaging = useQuery({ queryKey: ['messaging'], queryFn: ({ signal }) => getAdminMessaging({ signal }), refetchInterval: 5_000 });
  const recent = [...known.slices].reverse().find((slice) => slice.median !== undefined);
  return (
    <>
      <Demo small />
      <SimpleGrid cols={{ base: 2, md: 6 }} spacing="sm">
        <Figure name={t('home.perMinute')} value={intl.formatNumber(known.perMinute, { maximumFractionDigits: 1 })} />
        <Figure name={t('home.confirmed')} value={intl.formatNumber(known.confirmed)} />
        <Figure name={t('home.conversion')} value={known.conversion === undefined ? '–' : intl.formatNumber(known.conversion, { style: 'percent', maximumFractionDigits: 1 })} />
        <Figure name={t('home.failed')} value={intl.formatNumber(known.failed)} />
        <Figure name={t('home.median')} value={recent?.median === undefined ? '–' : long(recent.median)} />
        <Figure name={t('messaging.parked')} value={messaging.data ? intl.formatNumber(messaging.data.parked) : '…'} alarming={(messaging.data?.parked ?? 0) > 0} />
      </SimpleGrid>
      <Suspense fallback={<Loading />}>
        <Charts known={known} />
      </Suspense>
      <Section title={t('home.reasons')}>
        {known.reasons.length === 0 ? <Text size="sm" c="dimmed">{t('home.noFailures')}</Text> : (
          <Stack gap={6}>
            {known.reasons.map((each) => (
              <div key={each.reason} className="share">
                <Text size="sm">{reason(each.reason)}</Text>
                <div className="share-bar" style={{ width: `${(100 * each.count) / known.reasons[0]!.count}%` }} />
                <Text size="sm" className="number" ta="right">{intl.formatNumber(each.count)}</Text>
              </div>
            ))}
          </Stack>
        )}
      </Section>
    </>
  );
}

/** Nothing has been ordered: says what this is, and what one can do to see it move. */
function Welcome() {
  const t = useWords();
  return (
    <Card withBorder padding="xl" maw={820}>
      <Stack>
        <Text size="xl" fw={700}>{t('welcome.title')}</Text>
        <Text>{t('welcome.text')}</Text>
        <List spacing="xs">
          {(['welcome.one', 'welcome.two', 'welcome.three', 'welcome.four'] as const).map((each) => <List.Item key={each}>{t(each)}</List.Item>)}
        </List>
        <Group>
          <Demo />
          <Button variant="default" leftSection={<Icon name="shop" />} renderRoot={(props) => <Link to="/shop" {...props} />}>{t('welcome.shop')}</Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Demo({ small = false }: { small?: boolean }) {
  const t = useWords();
  const queries = useQueryClient();
  const local = useLocal();
  const start = useMutation({ mutationFn: startDemo, onSettled: () => void queries.invalidateQueries({ queryKey: ['local'] }) });
  if (!local.data?.here) return null;
  if (local.data.demo.running) return <Alert color="blue" w="100%" icon={<Icon name="play" />}>{t('demo.running', { count: local.data.demo.orders })}</Alert>;
  return (
    <>
      {start.error && <Failure failure={start.error} />}
      <div>
        <Button size={small ? 'xs' : 'sm'} variant={small ? 'default' : 'filled'} leftSection={<Icon name="play" size={small ? 14 : 18} />} onClick={() => start.mutate()} loading={start.isPending}>
          {small ? t('demo.again') : t('demo.start')}
        </Button>
      </div>
    </>
  );
}
