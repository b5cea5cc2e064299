import { Badge } from '@mantine/core';
import type { OrderSummary } from '../api/generated/model';
import { type Key, useWords } from '../i18n';

const COLORS: Record<string, string> = { COMPLETED: 'teal', CANCELLED: 'gray', ON_HOLD: 'orange' };

/** What its customer calls it. */
export function OrderState({ stage }: { stage: OrderSummary['stage'] }) {
  const t = useWords();
  return <Badge variant="dot" color={COLORS[stage] ?? 'blue'} tt="none" size="lg">{t(`myorder.${stage}` as Key)}</Badge>;
}
