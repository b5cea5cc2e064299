import { MantineThemeProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../i18n';

/** The crosses that Mantine draws by itself have a name for those who do not see them. */
export function SpokenButtons({ children }: { children: ReactNode }) {
  const t = useWords();
  const close = { closeButtonProps: { 'aria-label': t('action.close') } };
  return <MantineThemeProvider inherit theme={{ components: { Notification: { defaultProps: close } } }}>{children}</MantineThemeProvider>;
}
