import { Alert, Badge, Button, Card, Group, List, SimpleGrid, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import type { CheckedCheck, ReportFinding } from '../api/generated/model';
import { getAdminInvariantHistory, listAdminInvariants } from '../api/generated/proof/proof';
import { Ago } from '../app/format';
import { Icon } from '../app/icons';
import { Read } from '../app/states';
import { useWords } from '../i18n';
import { brokenSince } from './checks';
import { Page } from './Page';

/** Every promise about the data, with how often it is broken now. The check looks again before it says so, so it takes a moment. */
export function InvariantsBoard() {
  const t = useWords();
  const report = useQuery({
    queryKey: ['invariants'],
    queryFn: ({ signal }) => listAdminInvariants({ signal }),
    refetchInterval: 30_000,
    staleTime: 10_000,
  });
  const history = useQuery({
    queryKey: ['invariants', 'history', report.dataUpdatedAt],
    queryFn: ({ signal }) => getAdminInvariantHistory({ signal }),
    placeholderData: keepPreviousData,
  });
  const checks = history.data?.checks ?? [];
  return (
    <Page title={t('nav.invariants')} hint={t('invariants.hint')}
      actions={<Button size="xs" variant="default" loading={report.isFetching} onClick={() => void report.refetch()}>{t('action.checkNow')}</Button>}>
      <Read query={report}>
        {(data) => (
          <>
            <Alert color={data.ok ? 'teal' : 'red'} icon={<Icon name={data.ok ? 'check' : 'warning'} />}
              title={data.ok ? t('invariants.ok', { count: data.invariants.length }) : t('invariants.broken', { count: data.invariants.filter((each) => each.count > 0).length })}>
              {t('invariants.checked')} <Ago at={data.checkedAt} />
            </Alert>
            <Checks checks={checks} />
            <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} spacing="sm">
              {[...data.invariants].sort((a, b) => b.count - a.count).map((each) => <Finding key={each.name} finding={each} checkedAt={data.checkedAt} since={brokenSince(checks, each.name)} />)}
            </SimpleGrid>
          </>
        )}
      </Read>
    </Page>
  );
}

/** One mark for each check, the oldest on the left. */
function Checks({ checks }: { checks: readonly CheckedCheck[] }) {
  const t = useWords();
  const intl = useIntl();
  if (checks.length === 0) return null;
  const bad = checks.filter((each) => !each.ok).length;
  return (
    <div>
      <Text size="xs" c="dimmed">{t('invariants.history', { count: checks.length, bad })}</Text>
      <div className="checks" aria-hidden>
        {[...checks].reverse().map((each) => (
          <span key={each.checkedAt} className={each.ok ? 'check' : 'check bad'}
            title={`${intl.formatDate(each.checkedAt, { dateStyle: 'short', timeStyle: 'medium' })} ${each.broken.map((broken) => `${broken.name}: ${broken.count}`).join(', ')}`} />
        ))}
      </div>
    </div>
  );
}

function Finding({ finding, checkedAt, since }: { finding: ReportFinding; checkedAt: string; since: string | undefined }) {
  const t = useWords();
  const color = finding.count > 0 ? 'red' : finding.skipped ? 'gray' : 'teal';
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600} size="sm">{finding.name}</Text>
        <Badge color={color} variant="filled" size="lg" miw={40}>{finding.count}</Badge>
      </Group>
      <Text size="xs" c="dimmed" mt={4}>{finding.skipped ?? finding.how}</Text>
      <Text size="xs" c="dimmed">{finding.skipped ? t('invariants.notChecked') : t('invariants.checked')} <Ago at={checkedAt} /></Text>
      {finding.count > 0 && (
        <>
          {since && <Text size="xs" c="red" mt="xs">{t('invariants.since')} <Ago at={since} /></Text>}
          <Text size="xs" fw={700} mt="xs">{t('invariants.todo')}</Text>
          <Text size="xs">{finding.remedy}</Text>
          <List size="xs" mt={4}>{finding.examples.map((example) => <List.Item key={example}>{example}</List.Item>)}</List>
        </>
      )}
    </Card>
  );
}
