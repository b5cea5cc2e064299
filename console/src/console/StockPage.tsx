import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { LedgerEntry, PageLedgerEntry, StockDetails } from '../api/generated/model';
import { getStock, getStockLedger, listStockExpectedReceipts } from '../api/generated/inventory/inventory';
import { getProduct } from '../api/generated/products/products';
import { State } from '../app/Badges';
import { Code, Count, Moment, shortId } from '../app/format';
import { Empty, Loading, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { levels } from './levels';
import { Adjust, Announce, CountUnits, Receive, Send } from './Movements';
import { Section } from './OrderPage';
import { Page } from './Page';

const LedgerChart = lazy(() => import('./LedgerChart'));
const route = getRouteApi('/console/stock/$productId');
const LOOK_MS = 5_000;
const ACTIONS = { 'stock.receive': Receive, 'stock.adjust': Adjust, 'stock.transfer': Send, 'stock.count': CountUnits, 'stock.announce': Announce } as const satisfies Partial<Record<Key, typeof Receive>>;
type Action = keyof typeof ACTIONS;

/** One product: where it lies, what is to come, what has moved it, and what people can do about it. */
export function StockPage() {
  const t = useWords();
  const { productId } = route.useParams();
  const [action, act] = useState<Action>();
  const product = useQuery({ queryKey: ['product', productId], queryFn: ({ signal }) => getProduct(productId, { signal }) });
  const stock = useQuery({ queryKey: ['stock', productId], queryFn: ({ signal }) => getStock(productId, { signal }), refetchInterval: LOOK_MS });
  const name = product.data?.name ?? shortId(productId);
  const Form = action && ACTIONS[action];
  return (
    <Page title={name} hint={product.data?.sku} actions={(Object.keys(ACTIONS) as Action[]).map((each) => (
      <Button key={each} size="sm" variant={each === 'stock.receive' ? 'filled' : 'default'} onClick={() => act(each)}>{t(each)}</Button>
    ))}>
      <Read query={stock}>
        {(data) => (
          <>
            <Section title={t('stock.places')}><Places stock={data} /></Section>
            <Coming productId={productId} />
            <Movements productId={productId} stock={data} />
          </>
        )}
      </Read>
      {Form && <Form productId={productId} name={name} stock={stock.data} close={() => act(undefined)} />}
    </Page>
  );
}

function Places({ stock }: { stock: StockDetails }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.place')}</Table.Th>
            {(['stock.available', 'stock.held', 'stock.sellable', 'stock.promised', 'stock.inTransit', 'stock.expected'] as const).map((each) => <Table.Th key={each} ta="right">{t(each)}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {[...stock.locations, { ...stock, location: '' }].map((place) => (
            <Table.Tr key={place.location} fw={place.location ? undefined : 700}>
              <Table.Td>{place.location ? <Code>{place.location}</Code> : t('stock.allPlaces')}</Table.Td>
              {[place.available, place.reserved, place.sellable, place.promised, place.inTransit, place.expected].map((units, index) => (
                <Table.Td key={index} ta="right"><Count of={units} /></Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Coming({ productId }: { productId: string }) {
  const t = useWords();
  const expected = useQuery({ queryKey: ['stock', productId, 'expected'], queryFn: ({ signal }) => listStockExpectedReceipts(productId, { limit: 20 }, { signal }), refetchInterval: LOOK_MS });
  if (!expected.data || expected.data.length === 0) return null;
  return (
    <Section title={t('stock.coming')}>
      <Table fz="sm">
        <Table.Tbody>
          {expected.data.map((each) => (
            <Table.Tr key={each.expectedReceiptId}>
              <Table.Td><Moment at={each.expectedAt} /></Table.Td>
              <Table.Td><Code>{each.location}</Code></Table.Td>
              <Table.Td>{t('stock.arrivedOf', { arrived: each.arrived, quantity: each.quantity })}</Table.Td>
              <Table.Td><State of={each.status} /></Table.Td>
              <Table.Td>{each.reference}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Movements({ productId, stock }: { productId: string; stock: StockDetails }) {
  const t = useWords();
  const ledger = useInfiniteQuery({
    queryKey: ['stock', productId, 'ledger', stock.available, stock.reserved],
    queryFn: ({ pageParam, signal }) => getStockLedger(productId, { limit: 200, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageLedgerEntry) => last.nextCursor,
    placeholderData: (before) => before,
  });
  return (
    <Section title={t('stock.ledger')} hint={t('stock.ledgerHint')}>
      <Read query={{ ...ledger, data: ledger.data?.pages.flatMap((page) => page.items) }}>
        {(entries) => entries.length === 0 ? <Empty title={t('stock.noMovements')} /> : (
          <Stack gap="sm">
            <Suspense fallback={<Loading />}><LedgerChart known={levels(stock, entries)} /></Suspense>
            <Entries entries={entries} />
            {ledger.hasNextPage && <Group justify="center"><Button variant="default" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>{t('shop.more')}</Button></Group>}
          </Stack>
        )}
      </Read>
    </Section>
  );
}

function Entries({ entries }: { entries: LedgerEntry[] }) {
  const t = useWords();
  return (
    <div className="tall scroll-x" role="region" aria-label={t('stock.ledger')} tabIndex={0}>
      <Table fz="xs" miw={640} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('stock.when')}</Table.Th><Table.Th>{t('stock.place')}</Table.Th><Table.Th>{t('stock.what')}</Table.Th>
            <Table.Th ta="right">{t('stock.available')}</Table.Th><Table.Th ta="right">{t('stock.held')}</Table.Th><Table.Th>{t('stock.why')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.entry}>
              <Table.Td><Moment at={entry.at} /></Table.Td>
              <Table.Td><Code>{entry.location}</Code></Table.Td>
              <Table.Td>{t(`movement.${entry.kind}` as Key)}</Table.Td>
              <Table.Td ta="right"><Change of={entry.available} /></Table.Td>
              <Table.Td ta="right"><Change of={entry.reserved} /></Table.Td>
              <Table.Td>{entry.cause ? t(`cause.${entry.cause}` as Key) : <Code>{shortId(entry.sourceId)}</Code>} <Text span size="xs" c="dimmed">{[entry.note, entry.by].filter(Boolean).join(' · ')}</Text></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Change({ of }: { of: number }) {
  return <span className="number">{of > 0 ? `+${of}` : of === 0 ? '' : of}</span>;
}
