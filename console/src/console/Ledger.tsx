import { Group, Table, Text } from '@mantine/core';
import type { PaymentView } from '../api/generated/model';
import { State, useReason, useStateName } from '../app/Badges';
import { Moment, Money } from '../app/format';
import { type Key, useWords } from '../i18n';

/** A payment as its ledger: each movement with where the money went, and what the provider said when it was asked. */
export function Ledger({ payment }: { payment: PaymentView }) {
  const t = useWords();
  const reason = useReason();
  const stateName = useStateName();
  const account = (name: string) => t(`account.${name}` as Key);
  return (
    <>
      <Group gap="xs" mt="sm" justify="space-between">
        <Text fw={600} size="sm">
          {t('money.payment')} {payment.card?.brand} {payment.card?.last4 && `···· ${payment.card.last4}`}
        </Text>
        <State of={payment.status} />
      </Group>
      {payment.reason && <Text size="sm">{reason(payment.reason)}</Text>}
      <Table verticalSpacing={4} fz="xs" aria-label={t('money.ledger')}>
        <Table.Tbody>
          {payment.ledger.map((movement) => (
            <Table.Tr key={movement.at + movement.cause + movement.amount}>
              <Table.Td><Moment at={movement.at} /></Table.Td>
              <Table.Td>{t(`ledger.${movement.cause}` as Key)}</Table.Td>
              <Table.Td>{account(movement.debit)} → {account(movement.credit)}</Table.Td>
              <Table.Td ta="right"><Money minor={movement.amount} currency={movement.currency} /></Table.Td>
            </Table.Tr>
          ))}
          {payment.attempts.map((attempt) => attempt.state !== 'DONE' && (
            <Table.Tr key={attempt.idempotencyKey}>
              <Table.Td><Moment at={attempt.firstSentAt} /></Table.Td>
              <Table.Td>{t(`ledger.${attempt.operation}` as Key)}</Table.Td>
              <Table.Td colSpan={2}>{stateName(attempt.state)} {attempt.outcome} ({t('money.tries', { count: attempt.attempts })})</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}
