import { ActionIcon, AppShell, Button, Container, Group, Indicator, Text, Tooltip } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { ConnectionBanner, Languages, SchemeToggle } from '../app/Chrome';
import { Icon } from '../app/icons';
import { InShopZone } from '../app/zone';
import { useWords } from '../i18n';
import { useCart } from './me';

export function ShopShell() {
  const t = useWords();
  const cart = useCart();
  const units = cart.data?.status === 'OPEN' ? cart.data.items.reduce((sum, item) => sum + item.quantity, 0) : 0;
  return (
    <>
      <a href="#main" className="offscreen">{t('action.skip')}</a>
      <ConnectionBanner />
      <AppShell header={{ height: 60 }} padding="md">
        <AppShell.Header px="md">
          <Container size="lg" h="100%" px={0}>
            <Group h="100%" justify="space-between" wrap="nowrap">
              <Link to="/shop" className="plain">
                <Text fw={750} size="lg" component="span">{t('shop.name')}</Text>
              </Link>
              <Group gap={4} wrap="nowrap">
                <Button variant="subtle" color="gray" renderRoot={(props) => <Link to="/shop/orders" {...props} />} visibleFrom="xs">
                  {t('shop.myOrders')}
                </Button>
                <Tooltip label={t('shop.myOrders')}>
                  <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shop.myOrders')} hiddenFrom="xs"
                    renderRoot={(props) => <Link to="/shop/orders" {...props} />}>
                    <Icon name="orders" />
                  </ActionIcon>
                </Tooltip>
                <Indicator label={units} disabled={units === 0} size={18} offset={6}>
                  <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shop.cartWith', { count: units })}
                    renderRoot={(props) => <Link to="/shop/cart" {...props} />}>
                    <Icon name="cart" />
                  </ActionIcon>
                </Indicator>
                <Languages />
                <SchemeToggle />
                <Tooltip label={t('shop.toConsole')}>
                  <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('shop.toConsole')}
                    renderRoot={(props) => <Link to="/console" {...props} />}>
                    <Icon name="dials" />
                  </ActionIcon>
                </Tooltip>
              </Group>
            </Group>
          </Container>
        </AppShell.Header>
        <AppShell.Main id="main" tabIndex={-1}>
          <Container size="lg" px={0}>
            <InShopZone><Outlet /></InShopZone>
          </Container>
        </AppShell.Main>
      </AppShell>
    </>
  );
}
