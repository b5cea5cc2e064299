import { Button, Card, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getReturnLabel } from '../api/generated/returns/returns';
import { Barcode } from '../app/Barcode';
import { Moment, Money } from '../app/format';
import { Read } from '../app/states';
import { useWords } from '../i18n';

/** The label for the way back: on paper there is nothing else on the page. */
export function ReturnSheet({ returnId }: { returnId: string }) {
  const t = useWords();
  const label = useQuery({ queryKey: ['return', returnId, 'label'], queryFn: ({ signal }) => getReturnLabel(returnId, { signal }) });
  return (
    <Read query={label}>
      {(data) => (
        <Card withBorder className="sheet">
          <Stack gap="xs">
            <Text size="sm" fw={600}>{t('return.labelTo')}</Text>
            {data.to.map((line) => <Text key={line} size="lg" lh={1.2}>{line}</Text>)}
            <Barcode text={data.number} />
            <Text ta="center" className="code">{data.number}</Text>
            <Group justify="space-between" className="not-printed">
              <Text size="sm">
                {t('return.sendBy')} <Moment at={data.sendBy} time={false} />. {data.paidBy === 'SHOP' ? t('return.free') : <>{t('return.labelFee')}: <Money minor={data.fee} currency={data.currency} /></>}
              </Text>
              <Button onClick={() => window.print()}>{t('return.print')}</Button>
            </Group>
          </Stack>
        </Card>
      )}
    </Read>
  );
}
