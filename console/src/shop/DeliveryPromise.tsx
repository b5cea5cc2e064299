import { Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { getAvailability } from '../api/generated/inventory/inventory';
import { useNow } from '../app/format';
import { useWords } from '../i18n';
import { address } from './me';
import { destination, promised, type Promised, together } from './promise';

const LOOK_MS = 10_000;
const FEW = 10;

export interface Wanted {
  productId: string;
  quantity: number;
}

/** What may be promised of each of these to where this customer has things sent; undefined while it is not known. */
export function usePromises(wanted: Wanted[]): (Promised | undefined)[] {
  const to = destination(address.use());
  const now = useNow(LOOK_MS);
  const found = useQueries({
    queries: wanted.map(({ productId, quantity }) => ({
      queryKey: ['availability', productId, quantity, to],
      queryFn: ({ signal }: { signal: AbortSignal }) => getAvailability({ productId, quantity, destination: to }, { signal }),
      refetchInterval: LOOK_MS,
    })),
  });
  return found.map((each) => each.data && promised(each.data, now));
}

function useSaid() {
  const t = useWords();
  const intl = useIntl();
  return (of: Promised): string => {
    switch (of.kind) {
      case 'now':
        return of.left < FEW ? t('promise.few', { count: of.left }) : t('promise.now');
      case 'later':
        return t('promise.later', { day: intl.formatDate(of.at, { weekday: 'long', day: 'numeric', month: 'long' }) });
      case 'fewer':
        return t('promise.fewer', { count: of.units });
      case 'none':
        return t('shop.soldOut');
    }
  };
}

const COLORS: Record<Promised['kind'], string> = { now: 'teal', later: 'orange', fewer: 'red', none: 'red' };

export function PromiseLine({ of }: { of: Promised | undefined }) {
  const said = useSaid();
  return of ? <Text size="sm" fw={600} c={COLORS[of.kind]} aria-live="polite">{said(of)}</Text> : null;
}

/** When a number of one article can leave. */
export function DeliveryPromise(wanted: Wanted) {
  return <PromiseLine of={usePromises([wanted])[0]} />;
}

/** When all of it can leave, said once before it is bought. */
export function WholePromise({ wanted }: { wanted: Wanted[] }) {
  const t = useWords();
  const said = useSaid();
  const all = usePromises(wanted);
  const known = all.filter((each) => each !== undefined);
  const whole = known.length === all.length ? together(known) : undefined;
  if (!whole) return null;
  return (
    <Text size="sm" c={COLORS[whole.kind]} fw={600} aria-live="polite">
      {whole.kind === 'none' ? t('promise.notAll') : whole.kind === 'now' ? t('promise.now') : said(whole)}
    </Text>
  );
}
