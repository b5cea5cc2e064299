import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { listOrders } from '../api/generated/orders/orders';
import { Icon } from '../app/icons';
import { type OrderFilter, orderQuestion } from '../app/search';
import { useWords } from '../i18n';
import { head, row } from './csv';

/** The whole list as CSV, page by page as it is read; asked again while it is read, it stops. */
export function Export({ filter }: { filter: OrderFilter }) {
  const t = useWords();
  const intl = useIntl();
  const [read, count] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  const start = async () => {
    stop.current = new AbortController();
    count(0);
    try {
      save(await csv(filter, count, stop.current.signal));
    } catch (failure) {
      if (!stop.current.signal.aborted) notifications.show({ color: 'red', title: t('export.failed'), message: String(failure) });
    } finally {
      count(undefined);
    }
  };
  return (
    <Button variant="default" size="xs" leftSection={<Icon name="download" size={14} />} onClick={() => (read === undefined ? void start() : stop.current?.abort())}>
      {read === undefined ? t('export.action') : t('export.running', { count: intl.formatNumber(read) })}
    </Button>
  );
}

async function csv(filter: OrderFilter, tell: (count: number) => void, signal: AbortSignal): Promise<Blob> {
  const parts = [head()];
  const question = orderQuestion(filter);
  let cursor: string | undefined;
  let count = 0;
  do {
    const page = await listOrders({ ...question, limit: 200, cursor }, { signal });
    parts.push(page.items.map(row).join(''));
    count += page.items.length;
    tell(count);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}

function save(blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = 'orders.csv';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
