import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FoundProductsFound } from '../api/generated/model';
import { listSearchProducts } from '../api/generated/search/search';
import { useMoney } from '../app/format';
import { useWords } from '../i18n';

/** Finds an article while its name is typed, and hands it on. */
export function ArticlePicker({ label, pick }: { label: string; pick: (article: FoundProductsFound) => void }) {
  const t = useWords();
  const money = useMoney();
  const [typed, type] = useState('');
  const [wanted] = useDebouncedValue(typed.trim(), 200);
  const found = useQuery({
    queryKey: ['search', 'pick', wanted],
    queryFn: ({ signal }) => listSearchProducts({ query: wanted || '*', status: 'ACTIVE', pageSize: 10 }, { signal }),
  });
  const articles = found.data?.results ?? [];
  return (
    <Select label={label} placeholder={t('shop.search')} searchable value={null} searchValue={typed} onSearchChange={type} filter={({ options }) => options}
      nothingFoundMessage={found.isPending ? t('state.loading') : t('shop.nothingFound')}
      data={articles.map((each) => ({
        value: each.productId,
        label: each.price !== undefined && each.currency ? `${each.name} · ${money(each.price, each.currency)}` : each.name,
      }))}
      onChange={(productId) => {
        const article = articles.find((each) => each.productId === productId);
        if (article) pick(article);
        type('');
      }} />
  );
}
