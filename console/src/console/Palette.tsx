import { Kbd, Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useToggleScheme } from '../app/Chrome';
import { Icon, type IconName } from '../app/icons';
import { isUuid } from '../app/search';
import { LANGUAGES, type Language, language, useWords } from '../i18n';
import { PLACES } from './places';

interface Command {
  label: string;
  icon: IconName;
  run: () => void;
}

/** Everything that can be done from anywhere, found by typing. An order's id opens the order. */
export function Palette({ opened, close }: { opened: boolean; close: () => void }) {
  const t = useWords();
  const [typed, type] = useState('');
  const [at, move] = useState(0);
  const found = useCommands(typed.trim());
  const run = (command: Command | undefined) => {
    if (!command) return;
    type('');
    move(0);
    close();
    command.run();
  };
  return (
    <Modal.Root opened={opened} onClose={close} size="lg">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
      <TextInput
        data-autofocus
        variant="unstyled"
        px="md"
        size="lg"
        value={typed}
        placeholder={t('palette.hint')}
        aria-label={t('palette.title')}
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={found[at] ? `palette-${at}` : undefined}
        onChange={(event) => {
          type(event.currentTarget.value);
          move(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') move(Math.min(found.length - 1, at + 1));
          else if (event.key === 'ArrowUp') move(Math.max(0, at - 1));
          else if (event.key === 'Enter') run(found[at]);
          else return;
          event.preventDefault();
        }}
      />
      <div role="listbox" id="palette-list" aria-label={t('palette.title')}>
        {found.map((command, index) => (
          <UnstyledButton
            key={command.label}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            className={index === at ? 'command at' : 'command'}
            onMouseMove={() => move(index)}
            onClick={() => run(command)}
          >
            <Icon name={command.icon} size={16} />
            <Text size="sm">{command.label}</Text>
          </UnstyledButton>
        ))}
      </div>
      {found.length === 0 && (
        <Text p="md" size="sm" c="dimmed">
          {t('palette.none')}
        </Text>
      )}
      <Text size="xs" c="dimmed" p="sm">
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('palette.move')} <Kbd size="xs">↵</Kbd> {t('palette.run')}
      </Text>
      </Modal.Content>
    </Modal.Root>
  );
}

function useCommands(typed: string): Command[] {
  const t = useWords();
  const navigate = useNavigate();
  const { toggle } = useToggleScheme();
  const all: Command[] = [
    ...PLACES.map((place) => ({ label: t(place.name), icon: place.icon, run: () => void navigate({ to: place.to }) })),
    { label: t('nav.shop'), icon: 'shop', run: () => void navigate({ to: '/shop' }) },
    { label: t('action.scheme'), icon: 'sun', run: toggle },
    ...(Object.keys(LANGUAGES) as Language[]).map((each) => ({
      label: `${t('action.language')}: ${LANGUAGES[each]}`,
      icon: 'language' as const,
      run: () => language.set(each),
    })),
  ];
  // Kept apart from what narrows its type.
  const id: unknown = typed;
  if (isUuid(id)) {
    return [
      { label: t('palette.order', { id }), icon: 'orders', run: () => void navigate({ to: '/console/orders/$orderId', params: { orderId: id } }) },
      { label: t('palette.checkout', { id }), icon: 'checkout', run: () => void navigate({ to: '/console/checkouts/$checkoutId', params: { checkoutId: id } }) },
      { label: t('palette.customer', { id }), icon: 'person', run: () => void navigate({ to: '/console/orders', search: { customerId: id } }) },
    ];
  }
  const wanted = typed.toLocaleLowerCase();
  return all.filter((command) => command.label.toLocaleLowerCase().includes(wanted)).slice(0, 12);
}
