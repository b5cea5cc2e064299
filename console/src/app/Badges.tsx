import { Badge } from '@mantine/core';
import { type Key, useWords } from '../i18n';
import en from '../i18n/en.json';

/** What a state means for whoever looks: go on, look, wait, done, over. */
const COLORS: Record<string, string> = {
  CREATED: 'gray', CONFIRMED: 'blue', ON_HOLD: 'orange', AWAITING_FULFILMENT: 'indigo', FULFILLING: 'indigo',
  COMPLETED: 'teal', CANCELLED: 'gray', ARCHIVED: 'gray',
  PRICING: 'gray', STARTED: 'gray', RESERVING: 'blue', AUTHORIZING: 'blue', CREATING_ORDER: 'blue',
  COMPENSATING: 'orange', FAILED: 'red',
  REQUESTED: 'gray', AUTHORIZED: 'blue', CAPTURING: 'blue', CAPTURE_FAILED: 'red', CAPTURED: 'teal', VOIDING: 'orange',
  VOIDED: 'gray', DECLINED: 'red', REFUSED: 'red', PROCESSED: 'teal', BUYING: 'blue', ON_ITS_WAY: 'blue', DELIVERED: 'teal',
  PACKED: 'indigo', LABELLED: 'blue', IN_TRANSIT: 'blue', OUT_FOR_DELIVERY: 'blue', AWAITING_REDELIVERY: 'orange',
  RETURNING: 'orange', LOST: 'red', DAMAGED: 'red', RETURNED: 'gray', WAITING: 'gray', PICKING: 'blue', PICKED: 'indigo',
  HANDED_OVER: 'teal', STOPPED: 'gray', SENT: 'blue', UNKNOWN: 'orange', DONE: 'teal', SKIPPED: 'gray',
  RETRY: 'blue', DROP: 'gray', DROPPED: 'gray', OPEN: 'orange', PAID: 'teal', REJECTED: 'red', WITHDRAWN: 'gray',
  HELD: 'blue', COMMITTED: 'indigo', RELEASED: 'gray', EXPIRED: 'gray', SHIPPED: 'teal',
  APPROVED: 'blue', SETTLING: 'indigo', EXPECTED: 'blue', ARRIVED: 'teal',
  DRAFT: 'gray', ACTIVE: 'teal', ASSESSING: 'blue', PENDING: 'orange',
};

export function useStateName() {
  const t = useWords();
  return (state: string) => (`state.${state}` in en ? t(`state.${state}` as Key) : state);
}

export function State({ of }: { of: string }) {
  const name = useStateName()(of);
  return (
    <Badge variant="dot" color={COLORS[of] ?? 'gray'} tt="none" fw={600} miw="max-content">
      {name}
    </Badge>
  );
}

/** What has happened to a return, in words where there are some. */
export function useReturnEvent() {
  const t = useWords();
  return (what: string) => (`return.event.${what}` in en ? t(`return.event.${what}` as Key) : what);
}

/** A reason that the API gives as a code, in words where there are some. */
export function useReason() {
  const t = useWords();
  return (reason: string) => (`reason.${reason}` in en ? t(`reason.${reason}` as Key) : reason);
}
