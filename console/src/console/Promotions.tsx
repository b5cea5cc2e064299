import { Button, Group, Modal, NumberInput, Progress, SegmentedControl, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import type { PromotionBody, PromotionDetails } from '../api/generated/model';
import { createPromotion, listPromotions } from '../api/generated/promotions/promotions';
import { Code, fractionDigits, Moment, Money } from '../app/format';
import { Empty, Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { Page } from './Page';

export function Promotions() {
  const t = useWords();
  const [creating, create] = useState(false);
  const promotions = useQuery({ queryKey: ['promotions'], queryFn: ({ signal }) => listPromotions({ limit: 200 }, { signal }), refetchInterval: 5_000 });
  return (
    <Page title={t('nav.promotions')} hint={t('promotions.hint')} actions={<Button size="sm" onClick={() => create(true)}>{t('promotions.new')}</Button>}>
      <Read query={promotions}>
        {({ items }) => items.length === 0 ? <Empty title={t('promotions.none')} /> : (
          <Table.ScrollContainer minWidth={640}>
            <Table fz="sm">
              <Table.Thead>
                <Table.Tr><Table.Th>{t('promotions.code')}</Table.Th><Table.Th>{t('promotions.worth')}</Table.Th><Table.Th>{t('promotions.used')}</Table.Th><Table.Th>{t('promotions.until')}</Table.Th></Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {items.map((each) => (
                  <Table.Tr key={each.code}>
                    <Table.Td><Code>{each.code}</Code><Text size="xs" c="dimmed">{each.name}</Text></Table.Td>
                    <Table.Td><Worth of={each} /></Table.Td>
                    <Table.Td miw={160}><Used of={each} /></Table.Td>
                    <Table.Td>{each.validFrom && <Text size="xs">{t('orders.from')} <Moment at={each.validFrom} /></Text>}{each.validUntil ? <Moment at={each.validUntil} /> : '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </Read>
      {creating && <Create close={() => create(false)} />}
    </Page>
  );
}

function Worth({ of }: { of: PromotionDetails }) {
  const t = useWords();
  const intl = useIntl();
  return (
    <>
      {of.percent !== undefined ? intl.formatNumber(of.percent / 100, { style: 'percent', maximumFractionDigits: 2 })
        : of.amount !== undefined && of.currency && <Money minor={of.amount} currency={of.currency} />}
      {of.minimumSpend !== undefined && of.currency && <Text size="xs" c="dimmed">{t('promotions.from')} <Money minor={of.minimumSpend} currency={of.currency} /></Text>}
    </>
  );
}

function Used({ of }: { of: PromotionDetails }) {
  const t = useWords();
  return (
    <>
      <Text size="sm" className="number">{of.limit === undefined ? t('promotions.uses', { used: of.used }) : t('promotions.usesOf', { used: of.used, limit: of.limit })}</Text>
      {of.limit !== undefined && <Progress value={(100 * (of.used + of.reserved)) / of.limit} size="sm" aria-label={t('promotions.used')} />}
      {of.reserved > 0 && <Text size="xs" c="dimmed">{t('promotions.reserved', { count: of.reserved })}</Text>}
      {of.limitPerCustomer !== undefined && <Text size="xs" c="dimmed">{t('promotions.perCustomer', { count: of.limitPerCustomer })}</Text>}
    </>
  );
}

function Create({ close }: { close: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const [kind, choose] = useState<'PERCENTAGE' | 'FIXED_AMOUNT'>('PERCENTAGE');
  const [code, name] = useState('');
  const [label, describe] = useState('');
  const [worth, value] = useState(10);
  const [currency, pay] = useState('GBP');
  const [limit, most] = useState<number | undefined>();
  const [each, mostEach] = useState<number | undefined>();
  const [least, spend] = useState<number | undefined>();
  const [from, start] = useState('');
  const [until, end] = useState('');
  const minor = (amount: number) => Math.round(amount * 10 ** fractionDigits(currency));
  const create = useMutation({
    mutationFn: () => {
      const body: PromotionBody = { code: code.trim(), name: label.trim() || code.trim(), kind, limit, limitPerCustomer: each,
        ...(kind === 'PERCENTAGE' ? { percent: worth } : { amount: minor(worth) }),
        ...(least !== undefined && { minimumSpend: minor(least) }),
        ...((kind === 'FIXED_AMOUNT' || least !== undefined) && { currency }),
        ...(from && { validFrom: new Date(from).toISOString() }),
        ...(until && { validUntil: new Date(until).toISOString() }) };
      return createPromotion(body);
    },
    onSuccess: close,
    onSettled: () => void queries.invalidateQueries({ queryKey: ['promotions'] }),
  });
  return (
    <Modal opened onClose={close} title={t('promotions.new')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); create.mutate(); }}>
        <Stack>
          <TextInput data-autofocus required label={t('promotions.code')} value={code} maxLength={64} onChange={(event) => name(event.currentTarget.value.toUpperCase())} />
          <TextInput label={t('promotions.name')} value={label} maxLength={100} onChange={(event) => describe(event.currentTarget.value)} />
          <SegmentedControl value={kind} onChange={(next) => choose(next as typeof kind)}
            data={[{ value: 'PERCENTAGE', label: t('promotions.percentage') }, { value: 'FIXED_AMOUNT', label: t('promotions.amount') }]} />
          <Group grow align="flex-end">
            <NumberInput label={t('promotions.worth')} min={0.01} value={worth} decimalScale={2} onChange={(next) => value(typeof next === 'number' ? next : 0)} />
            {(kind === 'FIXED_AMOUNT' || least !== undefined) && <TextInput label={t('promotions.currency')} value={currency} maxLength={3} onChange={(event) => pay(event.currentTarget.value.toUpperCase())} />}
          </Group>
          <NumberInput label={t('promotions.minimumSpend')} min={0} decimalScale={2} value={least ?? ''} onChange={(next) => spend(typeof next === 'number' ? next : undefined)} />
          <Group grow align="flex-end">
            <NumberInput label={t('promotions.limit')} min={1} allowDecimal={false} value={limit ?? ''} onChange={(next) => most(typeof next === 'number' ? next : undefined)} />
            <NumberInput label={t('promotions.limitEach')} min={1} allowDecimal={false} value={each ?? ''} onChange={(next) => mostEach(typeof next === 'number' ? next : undefined)} />
          </Group>
          <Group grow align="flex-end">
            <TextInput type="datetime-local" label={t('orders.from')} value={from} onChange={(event) => start(event.currentTarget.value)} />
            <TextInput type="datetime-local" label={t('promotions.until')} value={until} onChange={(event) => end(event.currentTarget.value)} />
          </Group>
          {create.error && <Failure failure={create.error} />}
          <Group justify="flex-end"><Button type="submit" loading={create.isPending} disabled={!code.trim()}>{t('promotions.create')}</Button></Group>
        </Stack>
      </form>
    </Modal>
  );
}
