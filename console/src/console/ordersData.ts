import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OrderSummary, PageOrderSummary } from '../api/generated/model';
import { listOrders } from '../api/generated/orders/orders';
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

/** How many orders there are above the first one that is shown. */
export function useNewOrders(filter: OrderFilter, rows: OrderSummary[], ready: boolean): number {
  const question = orderQuestion(filter);
  const newest = rows[0];
  const since = newest?.createdAt ?? question.from;
  const look = useQuery({
    queryKey: ['orders', 'new', question, newest?.orderId],
    queryFn: ({ signal }) => listOrders({ ...question, from: since, limit: MOST_NEW + 1 }, { signal }),
    enabled: ready,
    refetchInterval: LOOK_EVERY_MS,
  });
  const known = useMemo(() => new Set(rows.slice(0, MOST_NEW + 1).map((row) => row.orderId)), [rows]);
  return look.data?.items.filter((order) => !known.has(order.orderId)).length ?? 0;
}
