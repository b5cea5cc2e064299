import { ActionIcon, AppShell, Burger, Button, Group, Kbd, Modal, NavLink, Stack, Table, Text, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ConnectionBanner, Languages, SchemeToggle } from '../app/Chrome';
import { Icon } from '../app/icons';
import { useKeys } from '../app/keys';
import { type Key, useWords } from '../i18n';
import { Palette } from './Palette';
import { PLACES } from './places';

export function ConsoleShell() {
  const t = useWords();
  const [menu, { toggle, close: closeMenu }] = useDisclosure();
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure();
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(closeMenu, [path, closeMenu]);
  useKeys({
    'mod+k': openPalette,
    '/': () => {
      const field = document.querySelector<HTMLInputElement>('[data-search]');
      if (field) field.focus();
      else openPalette();
    },
    '?': openHelp,
    o: () => void navigate({ to: '/console/orders' }),
  });
  return (
    <>
      <a href="#main" className="offscreen">
        {t('action.skip')}
      </a>
      <ConnectionBanner />
      <AppShell header={{ height: 54 }} navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !menu } }} padding="md">
        <AppShell.Header>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger opened={menu} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('action.menu')} />
              <Link to="/console" className="plain">
                <Group gap={8} wrap="nowrap">
                  <Mark />
                  <Text fw={700} component="span">
                    {t('brand')}
                  </Text>
                </Group>
              </Link>
            </Group>
            <Group gap={4} wrap="nowrap">
              <Button variant="default" size="xs" onClick={openPalette} leftSection={<Icon name="search" size={14} />} visibleFrom="xs">
                {t('palette.open')} <Kbd size="xs" ml={8}>{t('key.palette')}</Kbd>
              </Button>
              <Tooltip label={t('help.title')}>
                <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('help.title')} onClick={openHelp} visibleFrom="xs">
                  <Icon name="keyboard" />
                </ActionIcon>
              </Tooltip>
              <Languages />
              <SchemeToggle />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" aria-label={t('nav.label')}>
          <Stack gap={2}>
            {PLACES.map((place) => (
              <NavLink
                key={place.to}
                renderRoot={(props) => <Link to={place.to} activeOptions={{ exact: place.to === '/console' }} {...props} />}
                label={t(place.name)}
                leftSection={<Icon name={place.icon} />}
                active={place.to === '/console' ? path.replace(/\/$/, '') === place.to : path.startsWith(place.to)}
                className="nav-link"
              />
            ))}
            <NavLink
              renderRoot={(props) => <Link to="/shop" {...props} />}
              label={t('nav.shop')}
              leftSection={<Icon name="shop" />}
              className="nav-link"
              mt="md"
            />
          </Stack>
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <Outlet />
        </AppShell.Main>
      </AppShell>
      <Palette opened={palette} close={closePalette} />
      <Help opened={help} close={closeHelp} />
    </>
  );
}

export function Mark() {
  return (
    <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden focusable={false}>
      <rect width="32" height="32" rx="7" fill="#0b7285" />
      <path d="M6 10l4.2 12L16 12l5.8 10L26 10" fill="none" stroke="#fff" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

const KEYS: [key: string, does: Key][] = [
  ['/', 'help.search'],
  ['Ctrl K', 'help.palette'],
  ['j  k', 'help.move'],
  ['Enter', 'help.openRow'],
  ['n', 'help.showNew'],
  ['o', 'help.orders'],
  ['?', 'help.help'],
];

function Help({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useWords();
  return (
    <Modal opened={opened} onClose={close} title={t('help.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <Table>
        <Table.Tbody>
          {KEYS.map(([key, does]) => (
            <Table.Tr key={key}>
              <Table.Td>
                <Kbd>{key}</Kbd>
              </Table.Td>
              <Table.Td>{t(does)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
