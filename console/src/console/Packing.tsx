import { Alert, Button, Group, NumberInput, Progress, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PickingJobDetails } from '../api/generated/model';
import { createPickingJobParcel } from '../api/generated/warehouse/warehouse';
import { Failure } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { check, type Checked, contents, unchecked } from './packing';
import { buzz } from './touch';

const BOXES = { small: [250, 180, 100], medium: [400, 300, 200], large: [600, 400, 400] } as const;
type Box = keyof typeof BOXES;

/** Each unit is scanned once more while it is put into its parcel: what is closed is what was checked. */
export function Packing({ job }: { job: PickingJobDetails }) {
  const t = useWords();
  const [checked, mark] = useState<Checked>({});
  const [refused, refuse] = useState<'unknown' | 'enough'>();
  const [code, type] = useState('');
  const [grams, weigh] = useState(1_000);
  const [box, choose] = useState<Box>('medium');
  const field = useRef<HTMLInputElement>(null);
  const items = contents(checked);
  const left = unchecked(job.lines, checked);
  const close = useClosing(job, { grams, box, items }, () => mark({}));
  const scan = (scanned: string) => {
    const verdict = check(job.lines, checked, scanned);
    buzz('refused' in verdict);
    refuse('refused' in verdict ? verdict.refused : undefined);
    if ('checked' in verdict) mark(verdict.checked);
  };
  const inside = items.reduce((sum, item) => sum + item.quantity, 0);
  return (
    <Section title={t('work.pack')} hint={t('packing.hint')}>
      <Stack gap="sm">
        <form onSubmit={(event) => { event.preventDefault(); if (code.trim()) scan(code.trim()); type(''); field.current?.focus(); }}>
          <TextInput ref={field} size="lg" label={t('packing.scan')} value={code} autoComplete="off" onChange={(event) => type(event.currentTarget.value)} />
        </form>
        {refused && <Alert color="red" variant="light" role="alert">{t(`packing.refused.${refused}` as Key)}</Alert>}
        {job.lines.filter((line) => line.picked > line.packed).map((line) => (
          <Group key={line.productId} justify="space-between" wrap="nowrap">
            <Text size="sm">{line.name ?? line.sku}</Text>
            <Group gap="xs" wrap="nowrap">
              <Text size="sm" className="number" fw={650}>{checked[line.productId] ?? 0} / {line.picked - line.packed}</Text>
              <Button size="sm" variant="default" aria-label={`${t('packing.put')} ${line.name ?? line.sku}`} onClick={() => scan(line.scan)}>{t('packing.put')}</Button>
            </Group>
          </Group>
        ))}
        <Progress value={(100 * inside) / Math.max(1, inside + left)} aria-label={t('work.packed')} />
        <Group align="flex-end">
          <NumberInput label={t('work.weight')} min={1} max={70_000} value={grams} allowDecimal={false} onChange={(value) => weigh(typeof value === 'number' ? value : 1)} />
          <Button.Group aria-label={t('packing.box')}>
            {(Object.keys(BOXES) as Box[]).map((each) => <Button key={each} size="sm" variant={each === box ? 'filled' : 'default'} aria-pressed={each === box} onClick={() => choose(each)}>{t(`packing.box.${each}` as Key)}</Button>)}
          </Button.Group>
          <Button size="md" onClick={() => close.mutate()} loading={close.isPending} disabled={items.length === 0}>{t('packing.close', { count: inside })}</Button>
        </Group>
        {left > 0 && inside > 0 && <Text size="sm">{t('packing.left', { count: left })}</Text>}
        {close.error && <Failure failure={close.error} />}
      </Stack>
    </Section>
  );
}

function useClosing(job: PickingJobDetails, { grams, box, items }: { grams: number; box: Box; items: { productId: string; quantity: number }[] }, done: () => void) {
  const queries = useQueryClient();
  const [lengthMm, widthMm, heightMm] = BOXES[box];
  return useMutation({
    mutationFn: () => createPickingJobParcel(job.pickingJobId, { weightGrams: grams, lengthMm, widthMm, heightMm, items }),
    onSuccess: done,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['job', job.pickingJobId] }),
  });
}
