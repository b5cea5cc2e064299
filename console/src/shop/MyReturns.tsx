import { Card, Group, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { listReturns } from '../api/generated/returns/returns';
import { State } from '../app/Badges';
import { Moment } from '../app/format';
import { type Key, useWords } from '../i18n';

const LOOK_MS = 5_000;

/** What has been sent back of an order; nothing where nothing was. */
export function MyReturns({ orderId }: { orderId: string }) {
  const t = useWords();
  const returns = useQuery({ queryKey: ['order', orderId, 'returns'], queryFn: ({ signal }) => listReturns({ orderId, limit: 50 }, { signal }), refetchInterval: LOOK_MS });
  const items = returns.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <Title order={2} size="h4">{t('return.many')}</Title>
      {items.map((each) => (
        <Link key={each.returnId} to="/shop/returns/$returnId" params={{ returnId: each.returnId }} className="plain">
          <Card withBorder padding="sm">
            <Group justify="space-between">
              <div>
                <Text fw={600}>{each.number} · {t(`return.kind.${each.kind}` as Key)}</Text>
                <Text size="sm" c="dimmed"><Moment at={each.requestedAt} /></Text>
              </div>
              <State of={each.status} />
            </Group>
          </Card>
        </Link>
      ))}
    </>
  );
}
