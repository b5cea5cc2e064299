/** What stands in the address of a view: read strictly, so that a hand-written address can do no harm. */

const STATUSES = ['CREATED', 'COMPLETED', 'CANCELLED'] as const;
export const STAGES = ['CREATED', 'CONFIRMED', 'ON_HOLD', 'AWAITING_FULFILMENT', 'FULFILLING', 'COMPLETED', 'CANCELLED', 'ARCHIVED'] as const;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

export interface OrderFilter {
  status?: (typeof STATUSES)[number];
  stage?: (typeof STAGES)[number];
  customerId?: string;
  number?: string;
  from?: string;
  to?: string;
  /** In minor units, as the API has them. */
  minTotal?: number;
  maxTotal?: number;
  productId?: string;
  /** The beginning of a number, of an id, or of a recipient's names. */
  text?: string;
}

export function isUuid(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}

/** "12345678", "ord-12345678": the number as the API knows it. */
export function orderNumber(text: unknown): string | undefined {
  const digits = typeof text === 'string' ? /^(?:ord-)?(\d{8})$/i.exec(text.trim())?.[1] : undefined;
  return digits === undefined ? undefined : `ORD-${digits}`;
}

function minor(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function day(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}

function one<T extends string>(value: unknown, of: readonly T[]): T | undefined {
  return of.find((each) => each === value);
}

/** The address may have been typed as a number. */
function searched(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /[\p{L}\p{N}]/u.test(text) ? text.trim().slice(0, 100) : undefined;
}

/** Without the keys that say nothing: the address stays short. */
function said<T extends object>(all: T): T {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as T;
}

export function orderFilter(search: Record<string, unknown>): OrderFilter {
  return said({
    status: one(search.status, STATUSES),
    stage: one(search.stage, STAGES),
    number: orderNumber(search.number),
    minTotal: minor(search.minTotal),
    maxTotal: minor(search.maxTotal),
    customerId: isUuid(search.customerId) ? search.customerId : undefined,
    productId: isUuid(search.productId) ? search.productId : undefined,
    text: searched(search.text),
    from: day(search.from),
    to: day(search.to),
  });
}

/** As GET /orders takes it: days are whole ones of this browser's zone, the last one included. */
export function orderQuestion({ from, to, ...rest }: OrderFilter): OrderFilter {
  return said({
    ...rest,
    from: from === undefined ? undefined : midnight(from, 0),
    to: to === undefined ? undefined : midnight(to, 1),
  });
}

function midnight(date: string, daysLater: number): string {
  const [year, month, of] = date.split('-').map(Number) as [number, number, number];
  return new Date(year, month - 1, of + daysLater).toISOString();
}

const WORK = ['jobs', 'shipments', 'returns', 'holds', 'claims'] as const;
export type WorkTab = (typeof WORK)[number];

export function jobFilter(search: Record<string, unknown>): { tab?: WorkTab } {
  return said({ tab: one(search.tab, WORK) });
}

export function shelfFilter(search: Record<string, unknown>): { q?: string; category?: string } {
  const text = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value.slice(0, 100) : undefined);
  return said({ q: text(search.q), category: text(search.category) });
}

/** Why somebody is back at the basket. */
export function basketFilter(search: Record<string, unknown>): { failed?: string } {
  return said({ failed: isUuid(search.failed) ? search.failed : undefined });
}
