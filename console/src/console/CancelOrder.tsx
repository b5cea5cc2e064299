import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrderDetails } from '../api/generated/model';
import { cancelOrder } from '../api/generated/orders/orders';
import { Problem, tagOf } from '../api/http';
import { useReason } from '../app/Badges';
import { actor, operator } from '../app/operator';
import { Failure } from '../app/states';
import { useWords } from '../i18n';
import { Conflict } from './Conflict';

const REASONS = ['CUSTOMER_REQUESTED', 'OUT_OF_STOCK', 'FRAUD', 'PAYMENT_FAILED'] as const;
type Reason = (typeof REASONS)[number];

/** Cancels at once on the screen, and takes that back with the reason if the order system refuses. */
export function CancelOrder({ order }: { order: OrderDetails }) {
  const t = useWords();
  const reasonName = useReason();
  const [opened, open] = useState(false);
  const [reason, choose] = useState<Reason>('CUSTOMER_REQUESTED');
  // What was on the screen when it was decided: by the time of a conflict the page has read on.
  const [seen, remember] = useState(order);
  const [tag, tagged] = useState<string>();
  const cancel = useCancel(order, reason, () => open(false));
  if (order.status !== 'CREATED') return null;
  const changed = cancel.error instanceof Problem && cancel.error.status === 412;
  return (
    <>
      <Button color="red" variant="light" size="sm" onClick={() => {
          remember(order);
          tagged(tagOf(`/orders/${order.orderId}`));
          cancel.reset();
          open(true);
        }}>
        {t('cancel.action')}
      </Button>
      <Modal opened={opened} onClose={() => open(false)} title={t('cancel.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <Stack>
          <Text size="sm">{t('cancel.text')}</Text>
          <Select
            label={t('column.reason')}
            data={REASONS.map((value) => ({ value, label: reasonName(value) }))}
            value={reason}
            allowDeselect={false}
            onChange={(value) => value && choose(value as Reason)}
          />
          {changed ? (
            <Conflict orderId={order.orderId} seen={seen} again={() => cancel.mutate(undefined)} />
          ) : (
            cancel.error && <Failure failure={cancel.error} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={() => open(false)}>
              {t('cancel.keep')}
            </Button>
            <Button color="red" onClick={() => cancel.mutate(tag)} loading={cancel.isPending}>
              {t('cancel.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** The mutation takes the tag that was seen; without one it cancels whatever the order is by now. */
function useCancel(order: OrderDetails, reason: Reason, done: () => void) {
  const t = useWords();
  const queries = useQueryClient();
  const key = ['order', order.orderId];
  return useMutation({
    mutationFn: (tag: string | undefined) =>
      cancelOrder(order.orderId, { reason, requestedBy: operator.get() },
        { headers: { 'Waybill-Actor': actor(), ...(tag ? { 'If-Match': tag } : {}) } }),
    onMutate: async () => {
      await queries.cancelQueries({ queryKey: key });
      const before = queries.getQueryData<OrderDetails>(key);
      queries.setQueryData<OrderDetails>(key, (known) => known && { ...known, stage: 'CANCELLED', cancelReason: reason });
      return before;
    },
    onSuccess: (answer) => {
      done();
      const asked = answer.stage !== 'CANCELLED';
      notifications.show({
        color: asked ? 'blue' : 'teal',
        title: asked ? t('cancel.asked') : t('cancel.done'),
        message: answer.note ?? (asked ? t('cancel.askedText') : t('cancel.doneText')),
      });
    },
    onError: (failure, _, before) => {
      queries.setQueryData(key, before);
      if (!(failure instanceof Problem && failure.status === 412)) {
        notifications.show({ color: 'red', title: t('cancel.refused'), message: failure.message });
      }
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: key }),
  });
}

