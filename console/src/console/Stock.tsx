import { Button, Group, Modal, NumberInput, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageProduct, Product, StockDetails } from '../api/generated/model';
import { createStockReceipt, getStock } from '../api/generated/inventory/inventory';
import { listProducts } from '../api/generated/products/products';
import { State } from '../app/Badges';
import { Code, Count, Money } from '../app/format';
import { Icon } from '../app/icons';
import { Empty, Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { Page } from './Page';

export function Stock() {
  const t = useWords();
  const [typed, type] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const [receiving, receive] = useState<Product>();
  const products = useInfiniteQuery({
    queryKey: ['products', 'stock', wanted],
    queryFn: ({ pageParam, signal }) => listProducts({ limit: 25, cursor: pageParam, query: wanted || undefined }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageProduct) => last.nextCursor,
  });
  return (
    <Page title={t('nav.stock')} hint={t('stock.hint')}>
      <TextInput data-search maw={360} value={typed} onChange={(event) => type(event.currentTarget.value)} aria-label={t('shop.search')}
        placeholder={t('shop.search')} leftSection={<Icon name="search" size={15} />} />
      <Read query={{ ...products, data: products.data?.pages.flatMap((page) => page.items) }}>
        {(items) => items.length === 0 ? <Empty title={t('shop.nothingFound')} /> : (
          <>
            <Levels products={items} receive={receive} />
            {products.hasNextPage && <Button variant="default" onClick={() => void products.fetchNextPage()} loading={products.isFetchingNextPage}>{t('shop.more')}</Button>}
          </>
        )}
      </Read>
      {receiving && <Receive product={receiving} close={() => receive(undefined)} />}
    </Page>
  );
}

function Levels({ products, receive }: { products: Product[]; receive: (product: Product) => void }) {
  const t = useWords();
  const levels = useQueries({
    queries: products.map((product) => ({
      queryKey: ['stock', product.productId],
      queryFn: ({ signal }: { signal: AbortSignal }) => getStock(product.productId, { signal }),
      refetchInterval: 10_000,
    })),
  });
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table fz="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.product')}</Table.Th>
            <Table.Th>{t('column.status')}</Table.Th>
            <Table.Th ta="right">{t('column.price')}</Table.Th>
            <Table.Th ta="right">{t('stock.available')}</Table.Th>
            <Table.Th ta="right">{t('stock.held')}</Table.Th>
            <Table.Th ta="right">{t('stock.onHand')}</Table.Th>
            <Table.Th>{t('stock.places')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {products.map((product, index) => {
            const level: StockDetails | undefined = levels[index]?.data;
            return (
              <Table.Tr key={product.productId}>
                <Table.Td>{product.name} <Text size="xs" c="dimmed" span><Code>{product.sku}</Code></Text></Table.Td>
                <Table.Td><State of={product.status} /></Table.Td>
                <Table.Td ta="right"><Money minor={product.price} currency={product.currency} /></Table.Td>
                <Table.Td ta="right" className="number" fw={700} c={level?.available === 0 ? 'red' : undefined}>{level ? <Count of={level.available} /> : '…'}</Table.Td>
                <Table.Td ta="right" className="number">{level ? <Count of={level.reserved} /> : '…'}</Table.Td>
                <Table.Td ta="right" className="number">{level ? <Count of={level.onHand} /> : '…'}</Table.Td>
                <Table.Td><Text size="xs">{level?.locations.map((place) => `${place.location}: ${place.available}`).join(', ')}</Text></Table.Td>
                <Table.Td ta="right"><Button size="compact-xs" variant="default" aria-label={`${t('stock.receive')} ${product.name}`} onClick={() => receive(product)}>{t('stock.receive')}</Button></Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Receive({ product, close }: { product: Product; close: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [quantity, count] = useState(10);
  const [reference, refer] = useState('');
  const receipt = useMutation({
    mutationFn: () => createStockReceipt(product.productId, { quantity, reference: reference.trim() || undefined }),
    onSuccess: close,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['stock', product.productId] }),
  });
  return (
    <Modal opened onClose={close} title={t('stock.receiveTitle', { name: product.name })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); receipt.mutate(); }}>
        <Stack>
          <NumberInput data-autofocus label={t('column.quantity')} min={1} max={1_000_000} allowDecimal={false} value={quantity}
            onChange={(value) => count(typeof value === 'number' ? value : 1)} />
          <TextInput label={t('stock.reference')} value={reference} maxLength={100} onChange={(event) => refer(event.currentTarget.value)} />
          {receipt.error && <Failure failure={receipt.error} />}
          <Group justify="flex-end"><Button type="submit" loading={receipt.isPending}>{t('stock.receive')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
