import { Button, Group, Modal, NumberInput, SegmentedControl, Select, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { MoveStockAdjustBody, StockDetails } from '../api/generated/model';
import {
  createStockAdjustment, createStockCount, createStockExpectedReceipt, createStockReceipt, createTransfer,
} from '../api/generated/inventory/inventory';
import { Failure } from '../app/states';
import { type Key, useWords } from '../i18n';

interface Wanted {
  productId: string;
  name: string;
  stock?: StockDetails | undefined;
  close: () => void;
}

const MAIN = 'main';
const CAUSES = ['DAMAGED', 'LOST', 'FOUND', 'STOLEN', 'EXPIRED', 'SAMPLE', 'RETURNED', 'CORRECTION'] as const;

/** A dialog that moves units: closed when it is done, and whatever shows stock reads it again. */
function Move({ wanted, title, does, step, children }: { wanted: Wanted; title: string; does: string; step: () => Promise<unknown>; children: ReactNode }) {
  const t = useWords();
  const queries = useQueryClient();
  const move = useMutation({
    mutationFn: step,
    onSuccess: wanted.close,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['stock', wanted.productId] }),
  });
  return (
    <Modal opened onClose={wanted.close} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); move.mutate(); }}>
        <Stack>
          {children}
          {move.error && <Failure failure={move.error} />}
          <Group justify="flex-end"><Button type="submit" loading={move.isPending}>{does}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Units({ value, set, least = 1, label }: { value: number; set: (units: number) => void; least?: number; label?: string }) {
  const t = useWords();
  return <NumberInput data-autofocus label={label ?? t('column.quantity')} min={least} max={1_000_000} allowDecimal={false} value={value}
    onChange={(next) => set(typeof next === 'number' ? next : least)} />;
}

function PlaceField({ value, set, label }: { value: string; set: (place: string) => void; label?: string }) {
  const t = useWords();
  return <TextInput label={label ?? t('stock.place')} required value={value} maxLength={32} pattern="[a-z0-9][a-z0-9\-]*" onChange={(event) => set(event.currentTarget.value)} />;
}

function Reference({ value, set, label }: { value: string; set: (text: string) => void; label: string }) {
  return <TextInput label={label} value={value} maxLength={100} onChange={(event) => set(event.currentTarget.value)} />;
}

const said = (text: string) => text.trim() || undefined;

export function Receive(wanted: Wanted) {
  const t = useWords();
  const [quantity, count] = useState(10);
  const [location, at] = useState(MAIN);
  const [reference, refer] = useState('');
  return (
    <Move wanted={wanted} title={t('stock.receiveTitle', { name: wanted.name })} does={t('stock.receive')}
      step={() => createStockReceipt(wanted.productId, { quantity, location, reference: said(reference) })}>
      <Units value={quantity} set={count} />
      <PlaceField value={location} set={at} />
      <Reference label={t('stock.reference')} value={reference} set={refer} />
    </Move>
  );
}

export function Adjust(wanted: Wanted) {
  const t = useWords();
  const [way, go] = useState<MoveStockAdjustBody['way']>('TAKE_AWAY');
  const [quantity, count] = useState(1);
  const [location, at] = useState(MAIN);
  const [cause, because] = useState<MoveStockAdjustBody['cause']>('DAMAGED');
  const [note, say] = useState('');
  return (
    <Move wanted={wanted} title={t('stock.adjustTitle', { name: wanted.name })} does={t('stock.adjust')}
      step={() => createStockAdjustment(wanted.productId, { way, quantity, location, cause, note: said(note) })}>
      <SegmentedControl value={way} onChange={(next) => go(next as typeof way)}
        data={[{ value: 'TAKE_AWAY', label: t('stock.takeAway') }, { value: 'ADD', label: t('shop.add') }]} />
      <Units value={quantity} set={count} />
      <PlaceField value={location} set={at} />
      <Select label={t('column.reason')} allowDeselect={false} value={cause} data={CAUSES.map((value) => ({ value, label: t(`cause.${value}` as Key) }))}
        onChange={(next) => next && because(next as typeof cause)} />
      <Reference label={t('stock.note')} value={note} set={say} />
    </Move>
  );
}

export function Send(wanted: Wanted) {
  const t = useWords();
  const [quantity, count] = useState(1);
  const [origin, from] = useState(MAIN);
  const [destination, to] = useState(wanted.stock?.locations.find((each) => each.location !== MAIN)?.location ?? '');
  const [reference, refer] = useState('');
  return (
    <Move wanted={wanted} title={t('stock.transferTitle', { name: wanted.name })} does={t('stock.transfer')}
      step={() => createTransfer({ productId: wanted.productId, quantity, origin, destination, reference: said(reference) })}>
      <Units value={quantity} set={count} />
      <PlaceField label={t('stock.from')} value={origin} set={from} />
      <PlaceField label={t('stock.to')} value={destination} set={to} />
      <Reference label={t('stock.reference')} value={reference} set={refer} />
    </Move>
  );
}

/** A cycle count: says what lies there, held units included; the difference is booked. */
export function CountUnits(wanted: Wanted) {
  const t = useWords();
  const first = wanted.stock?.locations[0];
  const [location, at] = useState(first?.location ?? MAIN);
  const [counted, count] = useState(first ? first.available + first.reserved : 0);
  const [note, say] = useState('');
  return (
    <Move wanted={wanted} title={t('stock.countTitle', { name: wanted.name })} does={t('stock.count')}
      step={() => createStockCount(wanted.productId, { counted, location, note: said(note) })}>
      <PlaceField value={location} set={at} />
      <Units label={t('stock.counted')} least={0} value={counted} set={count} />
      <Reference label={t('stock.note')} value={note} set={say} />
    </Move>
  );
}

const DAY_MS = 86_400_000;

export function Announce(wanted: Wanted) {
  const t = useWords();
  const [quantity, count] = useState(10);
  const [location, at] = useState(MAIN);
  const [day, on] = useState(() => new Date(Date.now() + 7 * DAY_MS).toISOString().slice(0, 10));
  const [reference, refer] = useState('');
  return (
    <Move wanted={wanted} title={t('stock.announceTitle', { name: wanted.name })} does={t('stock.announce')}
      step={() => createStockExpectedReceipt(wanted.productId, { quantity, location, expectedAt: `${day}T12:00:00Z`, reference: said(reference) })}>
      <Units value={quantity} set={count} />
      <PlaceField value={location} set={at} />
      <TextInput type="date" required label={t('work.expected')} value={day} onChange={(event) => on(event.currentTarget.value)} />
      <Reference label={t('stock.reference')} value={reference} set={refer} />
    </Move>
  );
}
