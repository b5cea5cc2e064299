import { Button, Group, Select, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PageProduct, Product, StockDetails } from '../api/generated/model';
import { getStock } from '../api/generated/inventory/inventory';
import { listProducts } from '../api/generated/products/products';
import { State } from '../app/Badges';
import { Code, Count, Money } from '../app/format';
import { Icon } from '../app/icons';
import { Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { Receive } from './Movements';
import { Page } from './Page';
import { at, places } from './stockFigures';

export function Stock() {
  const t = useWords();
  const [typed, type] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const [place, choose] = useState<string | null>(null);
  const products = useInfiniteQuery({
    queryKey: ['products', 'stock', wanted],
    queryFn: ({ pageParam, signal }) => listProducts({ limit: 25, cursor: pageParam, query: wanted || undefined }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageProduct) => last.nextCursor,
  });
  const items = products.data?.pages.flatMap((page) => page.items);
  const levels = useQueries({
    queries: (items ?? []).map((product) => ({
      queryKey: ['stock', product.productId],
      queryFn: ({ signal }: { signal: AbortSignal }) => getStock(product.productId, { signal }),
      refetchInterval: 10_000,
    })),
  }).map((each) => each.data);
  return (
    <Page title={t('nav.stock')} hint={t('stock.hint')}
      actions={<Button size="sm" variant="default" renderRoot={(props) => <Link to="/console/sourcing" {...props} />}>{t('sourcing.title')}</Button>}>
      <Group gap="sm">
        <TextInput data-search w={320} maw="100%" value={typed} onChange={(event) => type(event.currentTarget.value)} aria-label={t('shop.search')}
          placeholder={t('shop.search')} leftSection={<Icon name="search" size={15} />} />
        <Select clearable w={190} aria-label={t('stock.place')} placeholder={t('stock.allPlaces')} value={place} onChange={choose} data={places(levels)} />
      </Group>
      <Read query={{ ...products, data: items }}>
        {(found) => found.length === 0 ? <Empty title={t('shop.nothingFound')}>{t('shop.emptyHint')}</Empty> : (
          <>
            <Levels products={found} levels={levels} place={place} />
            {products.hasNextPage && <Button variant="default" onClick={() => void products.fetchNextPage()} loading={products.isFetchingNextPage}>{t('shop.more')}</Button>}
          </>
        )}
      </Read>
    </Page>
  );
}

function Levels({ products, levels, place }: { products: Product[]; levels: (StockDetails | undefined)[]; place: string | null }) {
  const t = useWords();
  const [receiving, receive] = useState<Product>();
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table fz="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.product')}</Table.Th>
            <Table.Th>{t('column.status')}</Table.Th>
            <Table.Th ta="right">{t('column.price')}</Table.Th>
            <Table.Th ta="right">{t('stock.available')}</Table.Th>
            <Table.Th ta="right">{t('stock.held')}</Table.Th>
            <Table.Th ta="right">{t('stock.expected')}</Table.Th>
            <Table.Th ta="right">{t('stock.onHand')}</Table.Th>
            <Table.Th>{t('stock.places')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map((product, index) => {
            const level = levels[index];
            const units = level && at(level, place);
            const said = (count: number | undefined) => (level ? <Count of={count ?? 0} /> : '…');
            return (
              <Table.Tr key={product.productId}>
                <Table.Td><Link to="/console/stock/$productId" params={{ productId: product.productId }}>{product.name}</Link> <Text size="xs" c="dimmed" span><Code>{product.sku}</Code></Text></Table.Td>
                <Table.Td><State of={product.status} /></Table.Td>
                <Table.Td ta="right"><Money minor={product.price} currency={product.currency} /></Table.Td>
                <Table.Td ta="right" className="number" fw={700} c={units?.available === 0 ? 'red' : undefined}>{said(units?.available)}</Table.Td>
                <Table.Td ta="right" className="number">{said(units?.reserved)}</Table.Td>
                <Table.Td ta="right" className="number">{said(units?.expected)}</Table.Td>
                <Table.Td ta="right" className="number">{said(units && units.available + units.reserved)}</Table.Td>
                <Table.Td><Text size="xs">{level?.locations.map((each) => `${each.location}: ${each.available}`).join(', ')}</Text></Table.Td>
                <Table.Td ta="right"><Button size="compact-xs" variant="default" aria-label={`${t('stock.receive')} ${product.name}`} onClick={() => receive(product)}>{t('stock.receive')}</Button></Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
      {receiving && <Receive productId={receiving.productId} name={receiving.name} close={() => receive(undefined)} />}
    </Table.ScrollContainer>
  );
}
