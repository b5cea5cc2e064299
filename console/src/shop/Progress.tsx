import { Alert, Button, Card, Group, List, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { CheckoutView } from '../api/generated/model';
import { cancelCheckout, getCheckout } from '../api/generated/checkout/checkout';
import { Money } from '../app/format';
import { Icon } from '../app/icons';
import { Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { cartId } from './me';
import { type Light, steps } from './progress';
import { sorry } from './sorry';

const route = getRouteApi('/shop/checkouts/$checkoutId');

function ended(status: CheckoutView['status'] | undefined): boolean {
  return status === 'CONFIRMED' || status === 'FAILED';
}

/** Watches a checkout until it is an order or nothing, and says in plain words which step it is at. */
export function Progress() {
  const t = useWords();
  const { checkoutId } = route.useParams();
  const queries = useQueryClient();
  const checkout = useQuery({
    queryKey: ['checkout', checkoutId],
    queryFn: ({ signal }) => getCheckout(checkoutId, undefined, { signal }),
    refetchInterval: (query) => (ended(query.state.data?.status) ? false : 250),
    retry: 20, // accepted means that it will be known in a moment
  });
  const status = checkout.data?.status;
  useEffect(() => {
    if (!ended(status)) return;
    if (status === 'CONFIRMED') cartId.set(null);
    void queries.invalidateQueries({ queryKey: ['cart'] });
  }, [status, queries]);
  useEffect(() => {
    document.title = `${t('progress.title')} · ${t('shop.name')}`;
  }, [t]);
  return (
    <Stack maw={560} mx="auto" mt="md">
      <Read query={checkout}>{(data) => <Steps checkout={data} />}</Read>
    </Stack>
  );
}

function Steps({ checkout }: { checkout: CheckoutView }) {
  const t = useWords();
  return (
    <Card withBorder padding="lg">
      <Stack>
        <Title order={1} size="h2" aria-live="polite">
          {checkout.status === 'CONFIRMED' ? t('progress.thanks') : checkout.status === 'FAILED' ? t('progress.failed') : t('progress.title')}
        </Title>
        <List spacing="sm" listStyleType="none" center>
          {steps(checkout.status, checkout.reason).map((step) => (
            <List.Item key={step.name} icon={<LightIcon light={step.light} />}>
              <Text component="span" fw={step.light === 'now' || step.light === 'stopped' ? 700 : undefined} c={step.light === 'next' ? 'dimmed' : undefined}>
                {t(step.name)}
              </Text>
            </List.Item>
          ))}
        </List>
        {checkout.status === 'CONFIRMED' && <Confirmed checkout={checkout} />}
        {checkout.status === 'COMPENSATING' && <Text size="sm">{t('progress.undoing')}</Text>}
        {checkout.status === 'FAILED' && <Failed checkout={checkout} />}
        {!ended(checkout.status) && checkout.status !== 'COMPENSATING' && <GiveUp checkout={checkout} />}
      </Stack>
    </Card>
  );
}

function LightIcon({ light }: { light: Light }) {
  if (light === 'now') return <Loader size={22} />;
  const color = { done: 'teal', stopped: 'red', next: 'gray' }[light];
  return (
    <ThemeIcon color={color} size={22} radius="xl" variant={light === 'next' ? 'light' : 'filled'}>
      <Icon name={light === 'stopped' ? 'cross' : 'check'} size={14} />
    </ThemeIcon>
  );
}

function Confirmed({ checkout }: { checkout: CheckoutView }) {
  const t = useWords();
  return (
    <>
      <Alert color="teal" title={t('progress.number', { number: checkout.confirmationNumber ?? '' })}>
        {t('progress.confirmed')} <Money minor={checkout.total} currency={checkout.currency} />
      </Alert>
      <Group>
        <Button renderRoot={(props) => <Link to="/shop/orders/$orderId" params={{ orderId: checkout.orderId! }} {...props} />}>{t('progress.toOrder')}</Button>
        <Button variant="default" renderRoot={(props) => <Link to="/shop" {...props} />}>{t('shop.browse')}</Button>
      </Group>
    </>
  );
}

function Failed({ checkout }: { checkout: CheckoutView }) {
  const t = useWords();
  const why = checkout.reason ? sorry(checkout.reason, checkout.endedBySeller) : { title: 'sorry.us', text: 'sorry.usText', card: false } as const;
  return (
    <>
      <Alert color="orange" title={t(why.title)} icon={<Icon name="warning" />} role="alert">
        <Text size="sm">{t(why.text)}</Text>
        {checkout.unavailableItems?.map((item) => (
          <Text size="sm" key={item.productId} fw={600}>
            {t('sorry.shortage', { name: item.name ?? item.sku ?? '', requested: item.requested, available: item.available })}
          </Text>
        ))}
        <Text size="sm">{t('checkout.nothingLost')}</Text>
      </Alert>
      <Group>
        <Button renderRoot={(props) => <Link to="/shop/cart" search={{ failed: checkout.checkoutSessionId }} {...props} />}>
          {why.card ? t('progress.otherCard') : t('progress.backToCart')}
        </Button>
      </Group>
    </>
  );
}

function GiveUp({ checkout }: { checkout: CheckoutView }) {
  const t = useWords();
  const navigate = useNavigate();
  const stop = useMutation({
    mutationFn: () => cancelCheckout(checkout.checkoutSessionId),
    onSuccess: () => void navigate({ to: '/shop/checkouts/$checkoutId', params: { checkoutId: checkout.checkoutSessionId } }),
  });
  return (
    <>
      {stop.error && <Failure failure={stop.error} />}
      <Button variant="subtle" color="gray" onClick={() => stop.mutate()} loading={stop.isPending}>{t('progress.giveUp')}</Button>
    </>
  );
}
