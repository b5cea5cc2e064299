import { Button, Group, Text } from '@mantine/core';
import type { ReturnDetails } from '../api/generated/model';
import { useWords } from '../i18n';
import { Code } from './format';
import { Icon } from './icons';

/** Who brings a return back, under which number, and the label to print for it. */
export function CarrierLabel({ label }: { label: NonNullable<ReturnDetails['label']> }) {
  const t = useWords();
  if (label.state === 'ASKED_FOR') return <Text size="sm" c="dimmed">{t('return.labelComes')}</Text>;
  if (label.state === 'REFUSED') return <Text size="sm">{t('return.labelRefused')}</Text>;
  if (!label.path) return null;
  return (
    <Group>
      <Text size="sm">{t('return.carrier', { carrier: label.carrier ?? '' })}</Text>
      <Code>{label.trackingNumber ?? ''}</Code>
      <Button size="compact-sm" variant="default" leftSection={<Icon name="download" size={14} />} component="a" href={label.path} target="_blank" rel="noreferrer">
        {t('return.carrierLabel')}
      </Button>
    </Group>
  );
}
