import { Button, Card, Chip, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { FoundProducts, FoundProductsFound } from '../api/generated/model';
import { listSearchProducts } from '../api/generated/search/search';
import { Money } from '../app/format';
import { Icon } from '../app/icons';
import { useKeys } from '../app/keys';
import { Empty, Read } from '../app/states';
import { useWords } from '../i18n';
import { useChangeCart } from './me';
import { Picture } from './Picture';

const route = getRouteApi('/shop/');
/** What search takes for: all there is. */
const EVERYTHING = '*';

export function Shelves() {
  const t = useWords();
  const { q, category } = route.useSearch();
  const navigate = useNavigate();
  const [typed, type] = useState(q ?? '');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  useEffect(() => {
    void navigate({ to: '/shop', search: { q: wanted || undefined, category }, replace: true });
  }, [wanted, category, navigate]);
  useKeys({ '/': () => document.querySelector<HTMLInputElement>('[data-search]')?.focus() });
  const products = useInfiniteQuery({
    queryKey: ['search', wanted, category ?? ''],
    queryFn: ({ pageParam, signal }) =>
      listSearchProducts({ query: wanted || EVERYTHING, status: 'ACTIVE', category, page: pageParam, pageSize: 48 }, { signal }),
    initialPageParam: 1,
    getNextPageParam: (last: FoundProducts) => (last.page * last.pageSize < last.total ? last.page + 1 : undefined),
    placeholderData: keepPreviousData, // what was found stays until the next is there: nothing flickers while one types
  });
  const articles = products.data?.pages.flatMap((page) => page.results);
  const categories = products.data?.pages[0]?.categories ?? [];
  const total = products.data?.pages[0]?.total;
  useEffect(() => {
    document.title = t('shop.name');
  }, [t]);
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">{t('shop.welcome')}</Title>
        <Text c="dimmed" size="sm">{t('shop.hint')}</Text>
      </div>
      <TextInput data-search size="md" value={typed} onChange={(event) => type(event.currentTarget.value)} aria-label={t('shop.search')}
        placeholder={t('shop.search')} leftSection={<Icon name="search" />} maxLength={100} />
      <Chip.Group value={category ?? ''} onChange={(next) => void navigate({ to: '/shop', search: { q, category: (next as string) || undefined } })}>
        <Group gap={6}>
          <Chip value="" size="sm">{t('shop.all')}</Chip>
          {categories.map(({ category: each, products: count }) => (
            <Chip key={each} value={each} size="sm">{t('shop.category', { name: each, count })}</Chip>
          ))}
          {category && !categories.some((each) => each.category === category) && <Chip value={category} size="sm">{category}</Chip>}
        </Group>
      </Chip.Group>
      {wanted && total !== undefined && <Text size="sm" c="dimmed" aria-live="polite">{t('shop.found', { count: total })}</Text>}
      <Read query={{ ...products, data: articles }}>
        {(found) =>
          found.length === 0 ? (
            wanted || category ? <Empty title={t('shop.nothingFound')} /> : <Empty title={t('shop.empty')}>{t('shop.emptyHint')}</Empty>
          ) : (
            <SimpleGrid cols={{ base: 2, xs: 2, sm: 3, md: 4, xl: 4 }} spacing={{ base: 'xs', sm: 'md' }}>
              {found.map((product) => <Tile key={product.productId} product={product} />)}
            </SimpleGrid>
          )
        }
      </Read>
      {products.hasNextPage && (
        <Button variant="default" onClick={() => void products.fetchNextPage()} loading={products.isFetchingNextPage} mx="auto">
          {t('shop.more')}
        </Button>
      )}
    </Stack>
  );
}

function Tile({ product }: { product: FoundProductsFound }) {
  return (
    <Card withBorder padding="xs" className="product" data-sku={product.sku}>
      <Link to="/shop/products/$productId" params={{ productId: product.productId }} className="plain">
        <Picture id={product.productId} category={product.category} />
        <Text mt={6} fw={600} lineClamp={2}>{product.name}</Text>
      </Link>
      <Group justify="space-between" mt={4} gap={4}>
        {product.price !== undefined && product.currency && <Text size="sm"><Money minor={product.price} currency={product.currency} /></Text>}
        <AddButton productId={product.productId} name={product.name} compact />
      </Group>
    </Card>
  );
}

export function AddButton({ productId, name, compact = false, quantity = 1 }: { productId: string; name: string; compact?: boolean; quantity?: number }) {
  const t = useWords();
  const change = useChangeCart();
  const [added, setAdded] = useState(false);
  useEffect(() => {
    if (!added) return;
    const timer = setTimeout(() => setAdded(false), 1_500);
    return () => clearTimeout(timer);
  }, [added]);
  return (
    <>
      <Button size={compact ? 'compact-sm' : 'md'} variant={added ? 'light' : 'filled'} loading={change.isPending}
        aria-label={t('shop.addNamed', { name })} leftSection={<Icon name={added ? 'check' : 'plus'} size={14} />}
        onClick={() => change.mutate({ productId, by: quantity }, { onSuccess: () => setAdded(true) })}>
        {added ? t('shop.added') : t('shop.add')}
      </Button>
      {change.error && <Text size="xs" c="red" role="alert">{change.error.message}</Text>}
    </>
  );
}
