import { Button, Select, Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ListReturnsStatus, PageReturnSummary } from '../api/generated/model';
import { listReturns } from '../api/generated/returns/returns';
import { State, useStateName } from '../app/Badges';
import { Ago, Code, shortId } from '../app/format';
import { Empty, Read } from '../app/states';
import { type Key, useWords } from '../i18n';

const STATES = ['REQUESTED', 'APPROVED', 'SETTLING', 'COMPLETED', 'REJECTED', 'CANCELLED', 'EXPIRED'];
const LOOK_MS = 3_000;

/** What comes back: first of all what somebody has to decide. */
export function Returns() {
  const t = useWords();
  const name = useStateName();
  const [status, choose] = useState<string | null>(null);
  const returns = useInfiniteQuery({
    queryKey: ['returns', status],
    queryFn: ({ pageParam, signal }) => listReturns({ limit: 50, cursor: pageParam, status: (status ?? undefined) as ListReturnsStatus | undefined }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageReturnSummary) => last.nextCursor,
    refetchInterval: LOOK_MS,
  });
  return (
    <>
      <Select clearable w={220} mb="sm" aria-label={t('column.stage')} placeholder={t('orders.any')} value={status} onChange={choose} data={STATES.map((each) => ({ value: each, label: name(each) }))} />
      <Read query={{ ...returns, data: returns.data?.pages.flatMap((page) => page.items) }}>
        {(items) => items.length === 0 ? <Empty title={t('returns.none')}>{t('returns.noneHint')}</Empty> : (
          <Table.ScrollContainer minWidth={680}>
            <Table fz="sm" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('return.one')}</Table.Th><Table.Th>{t('returns.kind')}</Table.Th><Table.Th>{t('column.stage')}</Table.Th><Table.Th ta="right">{t('column.quantity')}</Table.Th>
                  <Table.Th>{t('returns.asked')}</Table.Th><Table.Th>{t('holds.due')}</Table.Th><Table.Th>{t('column.order')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.returnId}>
                    <Table.Td><Link to="/console/returns/$returnId" params={{ returnId: each.returnId }}>{each.number}</Link></Table.Td>
                    <Table.Td>{t(`return.kind.${each.kind}` as Key)}</Table.Td>
                    <Table.Td><State of={each.status} /></Table.Td>
                    <Table.Td ta="right" className="number">{each.units}</Table.Td>
                    <Table.Td><Ago at={each.requestedAt} /></Table.Td>
                    <Table.Td>{each.expiresAt && !each.endedAt ? <Ago at={each.expiresAt} /> : '–'}</Table.Td>
                    <Table.Td><Link to="/console/orders/$orderId" params={{ orderId: each.orderId }}><Code>{shortId(each.orderId)}</Code></Link></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {returns.hasNextPage && <Button mt="sm" variant="default" onClick={() => void returns.fetchNextPage()}>{t('shop.more')}</Button>}
          </Table.ScrollContainer>
        )}
      </Read>
    </>
  );
}
