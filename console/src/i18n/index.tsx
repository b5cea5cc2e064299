import { type ReactNode, useEffect, useState } from 'react';
import { IntlProvider, useIntl } from 'react-intl';
import { kept } from '../app/store';
import en from './en.json';

/** English is the list of all there is to say; the other languages are held against it by a test. */
export type Key = keyof typeof en;
type Messages = Record<Key, string>;

export const LANGUAGES = { en: 'English', de: 'Deutsch', pt: 'Português', ja: '日本語' } as const;
export type Language = keyof typeof LANGUAGES;

const TEXTS: Record<Language, () => Promise<Messages>> = {
  en: async () => en,
  de: async () => (await import('./de.json')).default,
  pt: async () => (await import('./pt.json')).default,
  ja: async () => (await import('./ja.json')).default,
};

export const language = kept<Language>('language', preferred);

function preferred(): Language {
  for (const wish of navigator.languages) {
    const short = wish.slice(0, 2);
    if (short in LANGUAGES) return short as Language;
  }
  return 'en';
}

/** How its words are chosen says the language; how dates and money are written, the region that the browser is set to. */
function region(chosen: Language): string {
  return navigator.languages.find((each) => each.startsWith(`${chosen}-`)) ?? chosen;
}

/** The words of the chosen language; the old ones stay until the new ones are there. */
export function Words({ children }: { children: ReactNode }) {
  const wanted = language.use();
  const [shown, show] = useState<{ language: Language; messages: Messages }>();
  useEffect(() => {
    let current = true;
    void TEXTS[wanted]().then((messages) => {
      if (current) show({ language: wanted, messages });
    });
    return () => {
      current = false;
    };
  }, [wanted]);
  useEffect(() => {
    if (shown) document.documentElement.lang = shown.language;
  }, [shown]);
  if (!shown) return null;
  return (
    <IntlProvider locale={region(shown.language)} messages={shown.messages} defaultLocale="en">
      {children}
    </IntlProvider>
  );
}

export type Values = Record<string, string | number | Date>;

export function useWords() {
  const intl = useIntl();
  return (key: Key, values?: Values) => intl.formatMessage({ id: key }, values);
}
