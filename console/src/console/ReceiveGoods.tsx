import { Button, Checkbox, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ReturnDetails } from '../api/generated/model';
import { receiveReturn } from '../api/generated/returns/returns';
import { Code } from '../app/format';
import { Failure } from '../app/states';
import { type Key, useWords } from '../i18n';
import { DISPOSITIONS, type Disposition, received, toCome } from './receiving';
import { seen, useAct } from './ReturnActs';

/** Goods lie on the table: for each unit somebody says what becomes of it. */
export function ReceiveGoods({ found, close }: { found: ReturnDetails; close: () => void }) {
  const t = useWords();
  const [units, decide] = useState(() => toCome(found));
  const [warehouseId, at] = useState('main');
  const [last, end] = useState(false);
  const items = received(units);
  const act = useAct(found, () => receiveReturn(found.returnId, { warehouseId, items, last }, seen(found)), close);
  const options = DISPOSITIONS.map((value) => ({ value, label: t(`cause.${value}` as Key) }));
  const set = (index: number, disposition: Disposition | null) => decide(units.map((unit, other) => (other === index ? { ...unit, disposition } : unit)));
  return (
    <Modal opened onClose={close} title={t('returns.receiveTitle', { number: found.number })} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); act.mutate(); }}>
        <Stack gap="sm">
          <TextInput label={t('stock.place')} value={warehouseId} maxLength={32} required pattern="[a-z0-9][a-z0-9\-]*" onChange={(event) => at(event.currentTarget.value)} />
          {units.map((unit, index) => (
            <Group key={index} justify="space-between" wrap="nowrap">
              <Text size="sm"><Code>{unit.name}</Code></Text>
              <Select w={210} clearable aria-label={t('returns.becomes', { name: unit.name, at: index + 1 })} placeholder={t('returns.notCome')} value={unit.disposition} data={options}
                onChange={(value) => set(index, value as Disposition | null)} />
            </Group>
          ))}
          <Checkbox label={t('returns.last')} checked={last} onChange={(event) => end(event.currentTarget.checked)} />
          {act.error && <Failure failure={act.error} />}
          <Group justify="flex-end"><Button type="submit" loading={act.isPending} disabled={items.length === 0}>{t('returns.receive')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
