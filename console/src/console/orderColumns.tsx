import type { ReactNode } from 'react';
import type { OrderSummary } from '../api/generated/model';
import { State, useReason } from '../app/Badges';
import { Ago, Code, Moment, Money, shortId } from '../app/format';
import type { OrderFilter } from '../app/search';
import { kept } from '../app/store';
import type { Key } from '../i18n';

export interface Column {
  id: string;
  name: Key;
  width: string;
  right?: boolean;
  cell: (order: OrderSummary) => ReactNode;
}

function Reason({ code }: { code: string }) {
  return <>{useReason()(code)}</>;
}

export const COLUMNS: Column[] = [
  { id: 'number', name: 'column.number', width: 'minmax(118px, 1fr)', cell: (o) => <Code>{o.confirmationNumber ?? shortId(o.orderId)}</Code> },
  { id: 'created', name: 'column.created', width: 'minmax(150px, 1.2fr)', cell: (o) => <Moment at={o.createdAt} /> },
  { id: 'age', name: 'column.age', width: 'minmax(100px, 0.9fr)', cell: (o) => <Ago at={o.createdAt} /> },
  { id: 'stage', name: 'column.stage', width: 'minmax(160px, 1.2fr)', cell: (o) => <State of={o.stage} /> },
  { id: 'customer', name: 'column.customer', width: 'minmax(110px, 1fr)', cell: (o) => <Code>{shortId(o.customerId)}</Code> },
  { id: 'total', name: 'column.total', width: 'minmax(100px, 0.9fr)', right: true, cell: (o) => <Money minor={o.total} currency={o.currency} /> },
  { id: 'captured', name: 'column.captured', width: 'minmax(100px, 0.9fr)', right: true, cell: (o) => <Money minor={o.captured} currency={o.currency} /> },
  { id: 'refunded', name: 'column.refunded', width: 'minmax(100px, 0.9fr)', right: true, cell: (o) => (o.refunded ? <Money minor={o.refunded} currency={o.currency} /> : '–') },
  { id: 'reason', name: 'column.reason', width: 'minmax(120px, 1fr)', cell: (o) => (o.cancelReason ? <Reason code={o.cancelReason} /> : '–') },
];

export const chosen = kept<string[]>('orders.columns', () => ['number', 'created', 'stage', 'customer', 'total', 'refunded']);

export interface View {
  name: string;
  filter: OrderFilter;
}
export const views = kept<View[]>('orders.views', () => []);
