import { Button, Group, NumberInput, Stack, Table, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { SourcingRules, WhatIfReport } from '../api/generated/model';
import { whatIfSourcingRule } from '../api/generated/inventory/inventory';
import { Code, Count, shortId } from '../app/format';
import { Empty, Failure } from '../app/states';
import { useWords } from '../i18n';
import { body, change } from './rules';

const FIGURES = ['orders', 'parcels', 'splits', 'distance', 'waiting', 'refused'] as const;

/** The last orders decided again by the rules that are being written. It changes nothing. */
export function WhatIf({ rules }: { rules: SourcingRules }) {
  const t = useWords();
  const [orders, most] = useState(1_000);
  const replay = useMutation({ mutationFn: () => whatIfSourcingRule({ rules: body(rules, ''), orders }) });
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <NumberInput w={160} label={t('whatif.orders')} min={1} max={100_000} allowDecimal={false} value={orders} onChange={(next) => most(typeof next === 'number' ? next : 1_000)} />
        <Button variant="light" loading={replay.isPending} onClick={() => replay.mutate()}>{t('whatif.run')}</Button>
      </Group>
      {replay.error && <Failure failure={replay.error} />}
      {replay.data ? <Outcome report={replay.data} /> : !replay.error && <Empty title={t('whatif.none')}>{t('whatif.noneHint')}</Empty>}
    </Stack>
  );
}

function Outcome({ report }: { report: WhatIfReport }) {
  const t = useWords();
  const intl = useIntl();
  const said = { orders: t('nav.orders'), parcels: t('work.parcels'), splits: t('whatif.splits'), distance: t('whatif.distance'), waiting: t('whatif.waiting'), refused: t('whatif.refused') };
  return (
    <>
      <Text size="sm" fw={600}>{t('whatif.changed', { changed: report.changed, orders: report.orders })}</Text>
      <Table fz="sm">
        <Table.Thead><Table.Tr><Table.Th /><Table.Th ta="right">{t('whatif.before')}</Table.Th><Table.Th ta="right">{t('whatif.after')}</Table.Th><Table.Th ta="right">{t('whatif.change')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {FIGURES.map((figure) => {
            const by = change(report.before[figure], report.after[figure]);
            return (
              <Table.Tr key={figure}>
                <Table.Td>{said[figure]}</Table.Td>
                <Table.Td ta="right"><Count of={report.before[figure]} /></Table.Td>
                <Table.Td ta="right"><Count of={report.after[figure]} /></Table.Td>
                <Table.Td ta="right" fw={by === 0 ? undefined : 700}>{intl.formatNumber(by, { signDisplay: 'exceptZero' })}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {report.examples.map((example, index) => (
        <Text size="xs" key={example.orderId ?? index}>
          {example.orderId && <Link to="/console/orders/$orderId/decisions" params={{ orderId: example.orderId }}><Code>{shortId(example.orderId)}</Code></Link>} {example.before.join(', ') || '–'} → {example.after.join(', ') || '–'}: {example.because}
        </Text>
      ))}
    </>
  );
}
