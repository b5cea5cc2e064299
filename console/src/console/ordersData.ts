import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { ListOrderNewsParams, OrderSummary, PageOrderSummary } from '../api/generated/model';
import { listOrderNews, listOrders } from '../api/generated/orders/orders';
import { ConnectionLost, Problem } from '../api/http';
import { isUp, onStand, wantList } from '../app/desk';
import { type OrderFilter, orderQuestion } from '../app/search';

const PAGE = 100;
const LOOK_EVERY_MS = 2_000;
/** So long a broken line may take to stand again. */
const WITHOUT_LINE_MS = 2_500;
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
    meta: { still: true },
  });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  return { list, rows };
}

/**
 * How many orders there are above the first one that is shown. They are told over the page's line; where none stands for
 * a while, a question waits at the server until somebody has ordered. Either goes on where the other ended, also after
 * the connection was lost in between.
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
    const news = new News(shown, JSON.parse(question) as NewsQuestion, set, fail);
    return () => news.stop();
  }, [shown, question, wanted]);
  return { count, failure };
}

/** From the newest order that is shown on: each is counted once, whichever way it was heard of. */
class News {
  private after: string | undefined;
  private readonly question: NewsQuestion;
  private readonly counted = new Set<string>();
  private readonly tell: (count: number) => void;
  private readonly fail: (why: unknown) => void;
  private readonly ends: (() => void)[];
  private asking: AbortController | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;

  constructor(after: string | undefined, question: NewsQuestion, tell: (count: number) => void, fail: (why: unknown) => void) {
    this.after = after;
    this.question = question;
    this.tell = tell;
    this.fail = fail;
    this.ends = [
      wantList<OrderSummary>({
        wish: () => ({ ...this.question, after: this.after }),
        news: (orders, asked) => {
          if (asked === this.after) this.hear(orders);
        },
        refused: (problem) => fail(new Problem(problem)),
      }),
      onStand(() => this.choose()),
    ];
    this.choose();
  }

  private hear(orders: readonly OrderSummary[]): void {
    orders.forEach((order) => this.counted.add(order.orderId));
    this.after = orders[0]?.orderId ?? this.after;
    this.tell(this.counted.size);
  }

  private choose(): void {
    clearTimeout(this.patience);
    if (isUp()) {
      this.asking?.abort();
      this.asking = undefined;
    } else {
      this.patience = setTimeout(() => this.ask(), WITHOUT_LINE_MS);
    }
  }

  private ask(): void {
    if (this.asking) return;
    const asking = new AbortController();
    this.asking = asking;
    follow(() => this.after, this.question, (orders) => this.hear(orders), asking.signal).catch((why: unknown) => {
      if (!asking.signal.aborted) this.fail(why);
    });
  }

  stop(): void {
    clearTimeout(this.patience);
    this.asking?.abort();
    this.ends.forEach((end) => end());
  }
}

type NewsQuestion = Omit<ListOrderNewsParams, 'after' | 'wait'> & { from?: string };

function newsQuestion(filter: OrderFilter): NewsQuestion {
  const { to: _, number: __, ...rest } = orderQuestion(filter);
  return rest;
}

/** Until it is stopped. A lost connection is waited for; a problem ends it, and is shown. */
async function follow(
  known: () => string | undefined, { from, ...question }: NewsQuestion, tell: (orders: OrderSummary[]) => void, signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    await inSight(signal);
    try {
      const after = known();
      const orders = after === undefined ? (await listOrders({ ...question, from, limit: 100 }, { signal })).items
        : (await listOrderNews({ ...question, after, wait: '20s' }, { signal })).orders;
      if (signal.aborted) return;
      if (orders.length > 0) tell(orders);
      else if (after === undefined) await pause(LOOK_EVERY_MS);
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
