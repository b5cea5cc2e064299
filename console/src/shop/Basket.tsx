import { ActionIcon, Alert, Button, Card, Grid, Group, Radio, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { CartDetails } from '../api/generated/model';
import { checkoutCart } from '../api/generated/carts/carts';
import { getCheckout } from '../api/generated/checkout/checkout';
import { replaceNotificationContact } from '../api/generated/notifications/notifications';
import { calculateDiscount } from '../api/generated/promotions/promotions';
import { Problem } from '../api/http';
import { useReason } from '../app/Badges';
import { Money, useMoney } from '../app/format';
import { Icon } from '../app/icons';
import { Empty, Failure, Read } from '../app/states';
import { language, useWords } from '../i18n';
import { FIELDS } from './address';
import { address, CARDS, customerId, email, useCart, useChangeCart } from './me';
import { DeliveryPromise, WholePromise } from './DeliveryPromise';
import { sorry } from './sorry';

const route = getRouteApi('/shop/cart');

export function Basket() {
  const t = useWords();
  const cart = useCart();
  useEffect(() => {
    document.title = `${t('shop.cart')} · ${t('shop.name')}`;
  }, [t]);
  const empty = (
    <Empty title={t('shop.cartEmpty')}>
      <Button mt="sm" renderRoot={(props) => <Link to="/shop" {...props} />}>{t('shop.browse')}</Button>
    </Empty>
  );
  return (
    <Stack>
      <Title order={1} size="h2">{t('shop.cart')}</Title>
      {cart.fetchStatus === 'idle' && cart.data === undefined ? empty : (
        <Read query={cart}>
          {(data) => data.status === 'CHECKED_OUT' || data.status === 'PRICING' ? <UnderWay cart={data} />
            : data.items.length === 0 || data.status === 'ORDERED' ? empty
            : <Filled cart={data} />}
        </Read>
      )}
    </Stack>
  );
}

function UnderWay({ cart }: { cart: CartDetails }) {
  const t = useWords();
  return (
    <Empty title={t('shop.underWay')}>
      <Button mt="sm" renderRoot={(props) => <Link to="/shop/checkouts/$checkoutId" params={{ checkoutId: cart.checkoutSessionId! }} {...props} />}>
        {t('shop.watch')}
      </Button>
    </Empty>
  );
}

function Filled({ cart }: { cart: CartDetails }) {
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack gap="xs">
          <WhyBack />
          {cart.items.map((item) => <CartLine key={item.productId} item={item} currency={cart.currency!} />)}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 5 }}><CheckoutForm cart={cart} /></Grid.Col>
    </Grid>
  );
}

/** The last try came to nothing: says why, what to do, and that nothing is lost. */
function WhyBack() {
  const t = useWords();
  const { failed } = route.useSearch();
  const checkout = useQuery({ queryKey: ['checkout', failed], queryFn: ({ signal }) => getCheckout(failed!, undefined, { signal }), enabled: failed !== undefined });
  if (!checkout.data?.reason) return null;
  const { title, text } = sorry(checkout.data.reason, checkout.data.endedBySeller);
  return <Alert color="orange" title={t(title)} icon={<Icon name="warning" />}>{t(text)} {t('checkout.nothingLost')}</Alert>;
}

function CartLine({ item, currency }: { item: CartDetails['items'][number]; currency: string }) {
  const t = useWords();
  const change = useChangeCart();
  const by = (units: number) => change.mutate({ productId: item.productId, by: units });
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" gap="sm">
        <div>
          <Link to="/shop/products/$productId" params={{ productId: item.productId }} className="plain"><Text fw={600}>{item.name}</Text></Link>
          <Text size="sm" c="dimmed"><Money minor={item.unitPrice} currency={currency} /></Text>
          <DeliveryPromise productId={item.productId} quantity={item.quantity} />
        </div>
        <Group gap="xs">
          <ActionIcon variant="default" aria-label={t('shop.less', { name: item.name })} onClick={() => by(-1)} disabled={change.isPending}>
            <Icon name="minus" size={14} />
          </ActionIcon>
          <Text miw={24} ta="center" className="number" aria-live="polite">{item.quantity}</Text>
          <ActionIcon variant="default" aria-label={t('shop.moreOf', { name: item.name })} onClick={() => by(1)} disabled={change.isPending}>
            <Icon name="plus" size={14} />
          </ActionIcon>
          <Text miw={90} ta="right"><Money minor={item.lineTotal} currency={currency} /></Text>
        </Group>
      </Group>
      {change.error && <Failure failure={change.error} />}
    </Card>
  );
}

function CheckoutForm({ cart }: { cart: CartDetails }) {
  const t = useWords();
  const money = useMoney();
  const where = address.use();
  const mail = email.use();
  const [card, choose] = useState<string>(CARDS[0].token);
  const promotion = usePromotion(cart);
  const buy = useBuy(cart, card, promotion.code);
  const discount = promotion.quote.data?.discount ?? 0;
  return (
    <form onSubmit={(event) => { event.preventDefault(); buy.mutate(); }}>
      <Card withBorder>
        <Stack gap="sm">
          <Title order={2} size="h4">{t('shop.whereTo')}</Title>
          {FIELDS.map(({ field, label, complete, most }) => (
            <TextInput key={field} label={t(label)} required value={where[field] ?? ''} autoComplete={complete} maxLength={most}
              onChange={(event) => address.set({ ...where, [field]: field === 'countryCode' ? event.currentTarget.value.toUpperCase() : event.currentTarget.value })} />
          ))}
          <TextInput type="email" label={t('shop.email')} description={t('shop.emailHint')} value={mail} autoComplete="email"
            onChange={(event) => email.set(event.currentTarget.value)} />
          <Radio.Group label={<Text component="span" fw={650}>{t('shop.card')}</Text>} description={t('shop.cardHint')} value={card} onChange={choose}>
            <Stack gap={6} mt={6}>
              {CARDS.map((each) => (
                <Radio key={each.token} value={each.token} label={`${each.brand} ···· ${each.last4}`} description={t(each.does)} />
              ))}
            </Stack>
          </Radio.Group>
          <Promotion promotion={promotion} />
          <Group justify="space-between"><Text>{t('money.subtotal')}</Text><Money minor={cart.subtotal} currency={cart.currency!} /></Group>
          {discount > 0 && <Group justify="space-between"><Text>{t('money.discount')}</Text><Money minor={-discount} currency={cart.currency!} /></Group>}
          <Group justify="space-between"><Text fw={700}>{t('money.total')}</Text><Text fw={700}><Money minor={cart.subtotal - discount} currency={cart.currency!} /></Text></Group>
          <WholePromise wanted={cart.items} />
          {buy.error && <Failure failure={buy.error} />}
          <Button type="submit" size="md" loading={buy.isPending}>{t('shop.buy', { total: money(cart.subtotal - discount, cart.currency!) })}</Button>
        </Stack>
      </Card>
    </form>
  );
}

/** A code is asked about before it is used, and used only if it is worth something. */
function usePromotion(cart: CartDetails) {
  const [typed, type] = useState('');
  const [applied, apply] = useState('');
  const quote = useQuery({
    queryKey: ['discount', applied, cart.cartId, cart.subtotal],
    queryFn: ({ signal }) =>
      calculateDiscount({ cartId: cart.cartId, customerId: customerId.get(), subtotal: cart.subtotal, currency: cart.currency!, promotionCode: applied }, { signal }),
    enabled: applied !== '',
  });
  const good = applied !== '' && quote.data !== undefined && quote.data.refusal === undefined;
  return { typed, type, apply, quote, code: good ? applied : undefined };
}

function Promotion({ promotion }: { promotion: ReturnType<typeof usePromotion> }) {
  const t = useWords();
  const reason = useReason();
  const { quote, typed } = promotion;
  return (
    <>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput label={t('shop.promotion')} value={typed} maxLength={64} style={{ flex: 1 }}
          error={quote.data?.refusal ? reason(`PROMOTION_${quote.data.refusal}`) : undefined}
          onChange={(event) => promotion.type(event.currentTarget.value.toUpperCase())} />
        <Button variant="default" onClick={() => promotion.apply(typed.trim())} loading={quote.isFetching} disabled={!typed.trim()}>{t('shop.apply')}</Button>
      </Group>
      {promotion.code && <Text size="sm" fw={600} c="teal">{t('shop.promotionApplied', { code: promotion.code })}</Text>}
      {quote.error && <Failure failure={quote.error} />}
    </>
  );
}

function useBuy(cart: CartDetails, token: string, promotionCode: string | undefined) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      if (email.get()) await introduce();
      const card = CARDS.find((each) => each.token === token)!;
      return checkoutCart(cart.cartId, {
        customerId: customerId.get(),
        promotionCode,
        address: address.get(),
        paymentMethod: { token: card.token, brand: card.brand, last4: card.last4 },
      });
    },
    onSuccess: (started) => {
      void queries.invalidateQueries({ queryKey: ['cart'] });
      void navigate({ to: '/shop/checkouts/$checkoutId', params: { checkoutId: started.checkoutSessionId } });
    },
  });
}

/** Where the news about the order go. What is known already stays as it is. */
async function introduce(): Promise<void> {
  try {
    await replaceNotificationContact(customerId.get(), {
      email: email.get(),
      locale: language.get(),
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
  } catch (failure) {
    if (!(failure instanceof Problem && (failure.status === 428 || failure.status === 412))) throw failure;
  }
}
