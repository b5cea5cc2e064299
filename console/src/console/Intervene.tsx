import { Button, Group, Modal, Stack, Table, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CheckoutCase, Intervention } from '../api/generated/model';
import { compensateCheckout, retryCheckout } from '../api/generated/checkout/checkout';
import { tagOf } from '../api/http';
import { State } from '../app/Badges';
import { Ago, Moment } from '../app/format';
import { actor } from '../app/operator';
import { Failure } from '../app/states';
import { type Key, useWords } from '../i18n';

type Wish = 'retry' | 'compensate';

/** Somebody does not wait for the next wake-up, and says why: it is kept with the checkout. */
export function Intervene({ checkoutId, wish, disabled = false }: { checkoutId: string; wish: Wish; disabled?: boolean }) {
  const t = useWords();
  const queries = useQueryClient();
  const [opened, open] = useState(false);
  const [reason, say] = useState('');
  const [tag, see] = useState<string>();
  const intervene = useMutation({
    mutationFn: () => {
      const ask = wish === 'retry' ? retryCheckout : compensateCheckout;
      return ask(checkoutId, { reason }, { headers: { 'Waybill-Actor': actor(), ...(tag ? { 'If-Match': tag } : {}) } });
    },
    onSuccess: () => {
      open(false);
      say('');
      notifications.show({ color: 'teal', message: t(`checkouts.${wish}Done`) });
    },
    // What has changed meanwhile is read, and can be decided about anew.
    onSettled: () => void queries.invalidateQueries({ queryKey: ['checkout', checkoutId] }).then(() => see(tagOf(`/admin/checkouts/${checkoutId}`))),
  });
  const title = t(`checkouts.${wish}`);
  return (
    <>
      <Button variant={wish === 'retry' ? 'filled' : 'default'} disabled={disabled}
        onClick={() => {
          see(tagOf(`/admin/checkouts/${checkoutId}`));
          intervene.reset();
          open(true);
        }}>
        {title}
      </Button>
      <Modal opened={opened} onClose={() => open(false)} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
        <form onSubmit={(event) => { event.preventDefault(); intervene.mutate(); }}>
          <Stack>
            <Text size="sm">{t(`checkouts.${wish}Text`)}</Text>
            <Textarea data-autofocus required maxLength={500} label={t('column.reason')} value={reason} onChange={(event) => say(event.currentTarget.value)} />
            {intervene.error && <Failure failure={intervene.error} />}
            <Group justify="flex-end"><Button type="submit" loading={intervene.isPending} disabled={!reason.trim()}>{t('action.do')}</Button></Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

/** What it waits for, what it still has to undo, and when it moves by itself. */
export function Waits({ known }: { known: CheckoutCase }) {
  const t = useWords();
  const { owes, attempts, nextWakeAt } = known.checkout;
  return (
    <Group gap="xl" mt="sm">
      <Fact name={t('checkouts.owes')}>{owes.length === 0 ? t('checkouts.owesNothing') : owes.map((debt) => t(`debt.${debt}` as Key)).join(', ')}</Fact>
      <Fact name={t('checkouts.asked')}>{t('money.tries', { count: attempts })}</Fact>
      <Fact name={t('checkouts.wakes')}>{nextWakeAt ? <Ago at={nextWakeAt} /> : '–'}</Fact>
    </Group>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div><Text size="xs" c="dimmed">{name}</Text><Text size="sm" fw={600} component="div">{children}</Text></div>;
}

export function Interventions({ all }: { all: readonly Intervention[] }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={520}>
      <Table fz="sm">
        <Table.Tbody>
          {all.map((each) => (
            <Table.Tr key={each.interventionId}>
              <Table.Td><Moment at={each.at} /></Table.Td>
              <Table.Td>{each.wish === 'RETRY' ? t('checkouts.retry') : t('checkouts.compensate')}</Table.Td>
              <Table.Td fw={600}>{each.actor}</Table.Td>
              <Table.Td>{each.reason}</Table.Td>
              <Table.Td><Group gap={6} wrap="nowrap"><State of={each.found} /> → <State of={each.became} /></Group></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
