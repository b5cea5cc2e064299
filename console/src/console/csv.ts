import type { OrderSummary } from '../api/generated/model';
import { fractionDigits } from '../app/format';

const HEAD = ['orderId', 'number', 'createdAt', 'status', 'stage', 'customerId', 'currency', 'total', 'captured', 'refunded', 'cancelledAt', 'cancelReason'];

/** For machines: names and codes of the API, a point in amounts, times in UTC, CRLF (RFC 4180). */
export function head(): string {
  return line(HEAD);
}

export function row(order: OrderSummary): string {
  const amount = (minor: number) => (minor / 10 ** fractionDigits(order.currency)).toFixed(fractionDigits(order.currency));
  return line([
    order.orderId, order.confirmationNumber ?? '', order.createdAt, order.status, order.stage, order.customerId, order.currency,
    amount(order.total), amount(order.captured), amount(order.refunded), order.cancelledAt ?? '', order.cancelReason ?? '',
  ]);
}

function line(cells: string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** A spreadsheet takes a text that begins with one of these for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
