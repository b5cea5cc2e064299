import { Alert, Badge, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { CheckoutViewsStateCount, ListCheckoutsStatus } from '../api/generated/model';
import { listAdminCheckoutStates, listCheckouts } from '../api/generated/checkout/checkout';
import { State, useReason } from '../app/Badges';
import { Ago, Code, Money, shortId, useDuration } from '../app/format';
import { useRows } from '../app/rows';
import { Empty, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Page } from './Page';
import { isStuck, stuckFirst } from './saga';

const LIVE = 'LIVE';
const STATES = [LIVE, 'COMPENSATING', 'PRICING', 'RESERVING', 'AUTHORIZING', 'CREATING_ORDER', 'CONFIRMED', 'FAILED'] as const;

/** The sagas that are under way, oldest first: what hangs is at the top. */
export function Checkouts() {
  const t = useWords();
  const reason = useReason();
  const long = useDuration();
  const intl = useIntl();
  const navigate = useNavigate();
  const [state, choose] = useState<string>(LIVE);
  const checkouts = useQuery({
    queryKey: ['checkouts', state],
    queryFn: ({ signal }) => listCheckouts({ limit: 100, status: state === LIVE ? undefined : (state as ListCheckoutsStatus) }, { signal }),
    refetchInterval: 2_000,
  });
  const items = stuckFirst(checkouts.data?.items ?? []);
  const keys = useRows(items, (row) => void navigate({ to: '/console/checkouts/$checkoutId', params: { checkoutId: row.checkoutSessionId } }));
  const states = useQuery({ queryKey: ['checkouts', 'states'], queryFn: ({ signal }) => listAdminCheckoutStates({ signal }), refetchInterval: 2_000 });
  const counts = new Map(states.data?.states.map((each) => [each.status as string, each]));
  const sum = [...counts.values()].reduce((all, each) => all + each.checkouts, 0);
  const label = (value: string) => {
    const count = value === LIVE ? sum : counts.get(value)?.checkouts;
    const name = value === LIVE ? t('checkouts.live') : t(`state.${value}` as Key);
    return count === undefined || count === 0 ? name : `${name} ${intl.formatNumber(count)}`;
  };
  return (
    <Page title={t('nav.checkouts')} hint={t('checkouts.hint')}>
      <Hanging states={states.data?.states ?? []} />
      <div className="scroll-x">
        <SegmentedControl role="radiogroup" size="xs" value={state} onChange={choose} aria-label={t('column.stage')}
          data={STATES.map((value) => ({ value, label: label(value) }))} />
      </div>
      <Read query={checkouts}>
        {() => items.length === 0 ? <Empty title={t('checkouts.none')}>{t('checkouts.noneHint')}</Empty> : (
          <Table.ScrollContainer minWidth={720}>
            <Table fz="sm" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('column.checkout')}</Table.Th>
                  <Table.Th>{t('column.stage')}</Table.Th>
                  <Table.Th>{t('column.age')}</Table.Th>
                  <Table.Th>{t('checkouts.owes')}</Table.Th>
                  <Table.Th>{t('checkouts.wakes')}</Table.Th>
                  <Table.Th>{t('column.reason')}</Table.Th>
                  <Table.Th ta="right">{t('column.total')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.checkoutSessionId} data-row data-stuck={isStuck(each)} className={keys.className(each)}>
                    <Table.Td><Link to="/console/checkouts/$checkoutId" params={{ checkoutId: each.checkoutSessionId }}><Code>{shortId(each.checkoutSessionId)}</Code></Link></Table.Td>
                    <Table.Td><Group gap={6} wrap="nowrap"><State of={each.status} />{isStuck(each) && <Badge variant="dot" color="red" tt="none">{t('checkouts.stuck')}</Badge>}</Group></Table.Td>
                    <Table.Td className="number">{long(each.ageSeconds * 1_000)}</Table.Td>
                    <Table.Td>{each.owes.map((debt) => t(`debt.${debt}` as Key)).join(', ') || '–'}{each.attempts > 1 && <Text size="xs" c="dimmed">{t('money.tries', { count: each.attempts })}</Text>}</Table.Td>
                    <Table.Td>{each.nextWakeAt ? <Ago at={each.nextWakeAt} /> : '–'}</Table.Td>
                    <Table.Td>{each.endedBySeller ? t('checkouts.endedBySeller') : each.reason ? reason(each.reason) : '–'}</Table.Td>
                    <Table.Td ta="right"><Money minor={each.total} currency={each.currency} /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Read>
    </Page>
  );
}

/** Those that have asked in vain: how many, where, and for how long. */
function Hanging({ states }: { states: readonly CheckoutViewsStateCount[] }) {
  const t = useWords();
  const long = useDuration();
  const stuck = states.filter((each) => each.stuck > 0);
  if (stuck.length === 0) return null;
  return (
    <Alert color="orange" title={t('checkouts.stuckTitle', { count: stuck.reduce((all, each) => all + each.stuck, 0) })}>
      {stuck.map((each) => t('checkouts.stuckIn', { state: t(`state.${each.status}` as Key), count: each.stuck, age: long(each.oldestSeconds * 1_000) })).join(' · ')}
    </Alert>
  );
}
