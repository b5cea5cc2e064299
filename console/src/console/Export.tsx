import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { useIntl } from 'react-intl';
import { listOrders } from '../api/generated/orders/orders';
import { Icon } from '../app/icons';
import { type OrderFilter, orderQuestion } from '../app/search';
import { useWords } from '../i18n';
import { head, row } from './csv';
import { type Sheet, sheet } from './sheet';

/** The whole list as CSV, written page by page as it is read; asked again while it is read, it stops. */
export function Export({ filter }: { filter: OrderFilter }) {
  const t = useWords();
  const intl = useIntl();
  const [read, count] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  const start = async () => {
    stop.current = new AbortController();
    let file: Sheet | undefined;
    try {
      file = await sheet('orders.csv');
      if (!file) return;
      count(0);
      await write(filter, file, count, stop.current.signal);
      await file.close();
    } catch (failure) {
      await file?.abandon();
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

async function write(filter: OrderFilter, file: Sheet, tell: (count: number) => void, signal: AbortSignal): Promise<void> {
  await file.write(head());
  const question = orderQuestion(filter);
  let cursor: string | undefined;
  let count = 0;
  do {
    const page = await listOrders({ ...question, limit: 200, cursor }, { signal });
    await file.write(page.items.map(row).join(''));
    count += page.items.length;
    tell(count);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
}
