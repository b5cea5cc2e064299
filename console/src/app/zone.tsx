import type { ReactNode } from 'react';
import { IntlProvider, useIntl } from 'react-intl';

/** A zone that this browser knows; undefined for whatever else stands there. */
export function knownZone(name: string | undefined): string | undefined {
  if (!name) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The server writes it into the page; beside `npm run dev` nobody does. */
function shopZone(): string {
  return knownZone(document.querySelector<HTMLMetaElement>('meta[name="waybill-shop-zone"]')?.content) ?? 'UTC';
}

/** What a shop promises it promises in its own days and hours, wherever its customer sits. */
export function InShopZone({ children }: { children: ReactNode }) {
  const intl = useIntl();
  return (
    <IntlProvider locale={intl.locale} messages={intl.messages} defaultLocale="en" timeZone={shopZone()}>
      {children}
    </IntlProvider>
  );
}
