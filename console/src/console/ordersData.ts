import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ListOrderNewsParams, OrderSummary, PageOrderSummary } from '../api/generated/model';
import { listOrderNews, listOrders } from '../api/generated/orders/orders';
import { ConnectionLost } from '../api/http';
import { type OrderFilter, orderQuestion } from '../app/search';

const PAGE = 100;
const LOOK_EVERY_MS = 2_000;
/** How many new orders are counted; more are "more than". */
export const MOST_NEW = 199;

/** All that was read of a list so far, page by page, from the newest on. */
export function useOrders(filter: OrderFilter) {
  const question = orderQuestion(filter);
  const list = useInfiniteQuery({
    queryKey: ['orders', 'list', question],
    queryFn: ({ pageParam, signal }) => listOrders({ ...question, limit: PAGE, cursor: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: PageOrderSummary) => last.nextCursor,
    staleTime: Infinity, // it stands still under the cursor; what is new is counted beside it
    refetchOnWindowFocus: false,
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { list, rows };
}

/**
 * How many orders there are above the first one that is shown. The question waits at the server until somebody has
 * ordered, and goes on where the last answer ended, also after the connection was lost in between.
 */
export function useNewOrders(filter: OrderFilter, rows: OrderSummary[], ready: boolean): { count: number; failure: unknown } {
  const [count, set] = useState(0);
  const [failure, fail] = useState<unknown>();
  const shown = rows[0]?.orderId;
  const question = JSON.stringify(newsQuestion(filter));
  // Days that are over and an order's number have no news.
  const wanted = ready && filter.to === undefined && filter.number === undefined;
  useEffect(() => {
    set(0);
    fail(undefined);
    if (!wanted) return;
    const stopped = new AbortController();
    follow(shown, JSON.parse(question) as NewsQuestion, (more) => set((known) => known + more), stopped.signal).catch((why: unknown) => {
      if (!stopped.signal.aborted) fail(why);
    });
    return () => stopped.abort();
  }, [shown, question, wanted]);
  return { count, failure };
}

type NewsQuestion = Omit<ListOrderNewsParams, 'after' | 'wait'> & { from?: string };

function newsQuestion(filter: OrderFilter): NewsQuestion {
  const { to: _, number: __, ...rest } = orderQuestion(filter);
  return rest;
}

/** Until it is stopped. A lost connection is waited for; a problem ends it, and is shown. */
async function follow(shown: string | undefined, { from, ...question }: NewsQuestion, tell: (more: number) => void, signal: AbortSignal): Promise<void> {
  let after = shown;
  while (!signal.aborted) {
    await inSight(signal);
    try {
      const orders = after === undefined ? (await listOrders({ ...question, from, limit: 100 }, { signal })).items
        : (await listOrderNews({ ...question, after, wait: '20s' }, { signal })).orders;
      tell(orders.length);
      if (orders.length === 0 && after === undefined) await pause(LOOK_EVERY_MS);
      after = orders[0]?.orderId ?? after;
    } catch (failure) {
      if (!(failure instanceof ConnectionLost)) throw failure;
      await pause(LOOK_EVERY_MS);
    }
  }
}

/** A browser has few connections to a host: a tab that nobody looks at keeps none of them busy. */
function inSight(signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resume) => {
    const done = () => {
      document.removeEventListener('visibilitychange', done);
      resume();
    };
    document.addEventListener('visibilitychange', done);
    signal.addEventListener('abort', done, { once: true });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}
