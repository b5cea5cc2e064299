import { Grid, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { getProduct } from '../api/generated/products/products';
import { Money } from '../app/format';
import { Read } from '../app/states';
import { useWords } from '../i18n';
import { Picture } from './Picture';
import { DeliveryPromise } from './DeliveryPromise';
import { AddButton } from './Shelves';

const route = getRouteApi('/shop/products/$productId');

export function Article() {
  const t = useWords();
  const { productId } = route.useParams();
  const [quantity, want] = useState(1);
  const product = useQuery({ queryKey: ['product', productId], queryFn: ({ signal }) => getProduct(productId, { signal }) });
  useEffect(() => {
    if (product.data) document.title = `${product.data.name} · ${t('shop.name')}`;
  }, [product.data, t]);
  return (
    <Read query={product}>
      {(data) => (
        <Grid gap="xl">
          <Grid.Col span={{ base: 12, sm: 6 }}><Picture id={data.productId} category={data.category} /></Grid.Col>
          <Grid.Col span={{ base: 12, sm: 6 }}>
            <Stack>
              <Title order={1} size="h2">{data.name}</Title>
              {data.category && <Text c="dimmed">{data.category}</Text>}
              <Text size="xl" fw={650}><Money minor={data.price} currency={data.currency} /></Text>
              {data.description && <Text>{data.description}</Text>}
              <DeliveryPromise productId={data.productId} quantity={quantity} />
              <Group align="flex-end">
                <NumberInput label={t('column.quantity')} min={1} max={999} value={quantity} w={110} allowDecimal={false}
                  onChange={(value) => want(typeof value === 'number' && value >= 1 ? value : 1)} />
                <AddButton productId={data.productId} name={data.name} quantity={quantity} />
              </Group>
            </Stack>
          </Grid.Col>
        </Grid>
      )}
    </Read>
  );
}
