import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { OrderDetails, TimelineEntry } from '../api/generated/model';
import { getReservation } from '../api/generated/inventory/inventory';
import { getAdminMessagingMessage } from '../api/generated/platform/platform';
import { State } from '../app/Badges';
import { Code, Moment, shortId } from '../app/format';
import { Read } from '../app/states';
import { useWords } from '../i18n';
import { Section } from './OrderPage';

/** What inventory holds for an order. Its reservation is named by the message that has told of it. */
export function StockHeld({ order, entries }: { order: OrderDetails; entries: readonly TimelineEntry[] | undefined }) {
  const t = useWords();
  const told = entries?.findLast((entry) => entry.type === 'inventory-reserved');
  const held = useQuery({
    queryKey: ['order', order.orderId, 'stock', told?.id],
    queryFn: async ({ signal }) => {
      const message = await getAdminMessagingMessage(told!.id, { at: told!.at }, { signal });
      const { reservationId } = JSON.parse(message.payload) as { reservationId: string };
      return getReservation(reservationId, { signal });
    },
    enabled: told !== undefined,
    retry: false,
    refetchInterval: 10_000,
  });
  if (!told) return null;
  const name = (productId: string) => order.items.find((item) => item.productId === productId)?.name;
  return (
    <Section title={t('stockHeld.title')}>
      <Read query={held}>
        {(data) => (
          <>
            <Group gap="xs"><State of={data.status} /> <Text size="sm" c="dimmed"><Moment at={data.since} /></Text></Group>
            <Table fz="sm" verticalSpacing={3} withRowBorders={false}>
              <Table.Tbody>
                {data.items.map((line) => (
                  <Table.Tr key={line.productId + line.location}>
                    <Table.Td>{name(line.productId) ?? <Code>{shortId(line.productId)}</Code>}</Table.Td>
                    <Table.Td c="dimmed">{line.location}</Table.Td>
                    <Table.Td ta="right" className="number">{line.quantity}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </Read>
    </Section>
  );
}
