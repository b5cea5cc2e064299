import { ActionIcon, Menu, Tooltip, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { LANGUAGES, type Language, language, useWords } from '../i18n';
import { useConnected } from './connection';
import { Icon } from './icons';

/** What both faces have at the top: language, light or dark, and the word that nobody answers. */
export function Languages() {
  const t = useWords();
  const current = language.use();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('action.language')} title={t('action.language')}>
          <Icon name="language" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(LANGUAGES) as Language[]).map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            onClick={() => language.set(each)}
            leftSection={<Icon name={each === current ? 'check' : 'language'} size={14} />}
          >
            {LANGUAGES[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export function useToggleScheme() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return { scheme, toggle: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark') };
}

export function SchemeToggle() {
  const t = useWords();
  const { scheme, toggle } = useToggleScheme();
  const label = scheme === 'dark' ? t('action.light') : t('action.dark');
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size="lg" onClick={toggle} aria-label={label}>
        <Icon name={scheme === 'dark' ? 'sun' : 'moon'} />
      </ActionIcon>
    </Tooltip>
  );
}

export function ConnectionBanner() {
  const t = useWords();
  if (useConnected()) return null;
  return (
    <div className="banner" role="alert">
      {t('connection.lost')}
    </div>
  );
}
