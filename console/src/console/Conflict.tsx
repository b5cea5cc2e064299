import { Alert, Button, Group, Loader, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OrderDetails } from '../api/generated/model';
import { getOrder } from '../api/generated/orders/orders';
import { useStateName } from '../app/Badges';
import { useMoney } from '../app/format';
import { useWords } from '../i18n';

/** Somebody changed the order meanwhile (412): what was seen beside what it is now, and both ways on. */
export function Conflict({ orderId, seen, again }: { orderId: string; seen: OrderDetails; again: () => void }) {
  const t = useWords();
  const money = useMoney();
  const stateName = useStateName();
  const now = useQuery({ queryKey: ['order', orderId, 'now'], queryFn: () => getOrder(orderId), staleTime: 0, gcTime: 0 });
  if (!now.data) return <Loader size="sm" />;
  const sides = (order: OrderDetails): Record<string, string> => ({
    [t('column.stage')]: stateName(order.stage ?? order.status),
    [t('column.total')]: money(order.total, order.currency),
    [t('column.captured')]: money(order.captured ?? 0, order.currency),
    [t('conflict.revision')]: String(order.revision ?? 1),
    [t('order.address')]: order.address ? `${order.address.recipientName}, ${order.address.line1}, ${order.address.city}` : '–',
  });
  const before = sides(seen);
  const after = sides(now.data);
  return (
    <Alert color="orange" title={t('conflict.title')} variant="light">
      <Text size="sm">{t('conflict.text')}</Text>
      <Table mt="xs" fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th />
            <Table.Th>{t('conflict.seen')}</Table.Th>
            <Table.Th>{t('conflict.now')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {Object.keys(before).map((name) => (
            <Table.Tr key={name} fw={before[name] === after[name] ? undefined : 700}>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{before[name]}</Table.Td>
              <Table.Td>{after[name]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="flex-end" mt="xs">
        <Button size="xs" color="orange" onClick={again}>
          {t('conflict.anyway')}
        </Button>
      </Group>
    </Alert>
  );
}
