import { ActionIcon, Alert, Button, Checkbox, Grid, Group, NumberInput, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourcingDetails, SourcingRules } from '../api/generated/model';
import { listLocations, listSourcingRules, replaceSourcingRule } from '../api/generated/inventory/inventory';
import { tagOf } from '../api/http';
import { Code, Moment } from '../app/format';
import { Icon } from '../app/icons';
import { Empty, Failure, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { Page } from './Page';
import { body, differs, FILTERS, moved, ORDER } from './rules';
import { WhatIf } from './WhatIf';

/** By which rules places are chosen, what others would have done, and the places themselves. */
export function Sourcing() {
  const t = useWords();
  const rules = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => listSourcingRules({ signal }) });
  return (
    <Page title={t('sourcing.title')} hint={t('sourcing.hint')}>
      <Read query={rules}>{(data) => <Editor key={data.version} known={data} />}</Read>
      <Section title={t('sourcing.places')}><PlacesKnown /></Section>
    </Page>
  );
}

function Editor({ known }: { known: SourcingDetails }) {
  const t = useWords();
  const [rules, write] = useState<SourcingRules>(known.rules);
  const [note, say] = useState('');
  const queries = useQueryClient();
  const [tag] = useState(() => tagOf('/sourcing-rules'));
  const save = useMutation({
    mutationFn: () => replaceSourcingRule(body(rules, note), tag ? { headers: { 'If-Match': tag } } : {}),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['rules'] }),
  });
  const changed = differs(rules, known.rules);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Section title={t('sourcing.rules', { version: known.version })}>
          <form onSubmit={(event) => { event.preventDefault(); save.mutate(); }}>
            <Stack gap="sm">
              {known.writtenAt && <Text size="xs" c="dimmed">{known.writtenBy} · <Moment at={known.writtenAt} /> {known.note}</Text>}
              <Checkbox.Group label={t('sourcing.filters')} value={rules.filters} onChange={(next) => write({ ...rules, filters: next as SourcingRules['filters'] })}>
                <Stack gap={6} mt={4}>{FILTERS.map((each) => <Checkbox key={each} value={each} label={t(`sourcing.filter.${each}` as Key)} />)}</Stack>
              </Checkbox.Group>
              <Criteria rules={rules} write={write} />
              <Switch label={t('sourcing.strict')} checked={rules.strict} onChange={(event) => write({ ...rules, strict: event.currentTarget.checked })} />
              <Group grow align="flex-end">
                <Figure label={t('sourcing.mostParcels')} value={rules.mostParcels} set={(mostParcels) => write({ ...rules, mostParcels })} />
                <Figure label={t('sourcing.leastValue')} value={rules.leastValue} set={(leastValue) => write({ ...rules, leastValue })} />
                <Figure label={t('sourcing.distanceStep')} value={rules.distanceStep} set={(distanceStep) => write({ ...rules, distanceStep })} />
              </Group>
              <TextInput label={t('stock.note')} value={note} maxLength={250} onChange={(event) => say(event.currentTarget.value)} />
              {save.error && <Failure failure={save.error} />}
              <Group justify="flex-end">
                <Button variant="default" disabled={!changed} onClick={() => write(known.rules)}>{t('sourcing.undo')}</Button>
                <Button type="submit" loading={save.isPending} disabled={!changed}>{t('templates.save')}</Button>
              </Group>
            </Stack>
          </form>
        </Section>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 7 }}><Section title={t('whatif.title')} hint={t('whatif.hint')}><WhatIf rules={rules} /></Section></Grid.Col>
    </Grid>
  );
}

/** The first decides; the next where the first sees no difference. */
function Criteria({ rules, write }: { rules: SourcingRules; write: (rules: SourcingRules) => void }) {
  const t = useWords();
  const rest = ORDER.filter((each) => !rules.order.includes(each));
  const set = (order: SourcingRules['order']) => write({ ...rules, order });
  return (
    <div role="group" aria-label={t('sourcing.order')}>
      <Text size="sm" fw={500}>{t('sourcing.order')}</Text>
      {rules.order.map((each, at) => (
        <Group key={each} gap={4} wrap="nowrap">
          <Text size="sm" flex={1}>{at + 1}. {t(`sourcing.order.${each}` as Key)}</Text>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('sourcing.earlier')} ${t(`sourcing.order.${each}` as Key)}`} disabled={at === 0} onClick={() => set(moved(rules.order, at, -1))}><Icon name="up" size={14} /></ActionIcon>
          <ActionIcon variant="subtle" color="gray" aria-label={`${t('action.remove')} ${t(`sourcing.order.${each}` as Key)}`} onClick={() => set(rules.order.filter((other) => other !== each))}><Icon name="cross" size={14} /></ActionIcon>
        </Group>
      ))}
      <Group gap="xs" mt={4}>
        {rest.map((each) => <Button key={each} size="compact-xs" variant="default" leftSection={<Icon name="plus" size={12} />} onClick={() => set([...rules.order, each])}>{t(`sourcing.order.${each}` as Key)}</Button>)}
      </Group>
    </div>
  );
}

function Figure({ label, value, set }: { label: string; value: number; set: (value: number) => void }) {
  return <NumberInput label={label} min={0} allowDecimal={false} value={value} onChange={(next) => set(typeof next === 'number' ? next : 0)} />;
}

function PlacesKnown() {
  const t = useWords();
  const places = useQuery({ queryKey: ['places'], queryFn: ({ signal }) => listLocations({ signal }) });
  return (
    <Read query={places}>
      {(known) => known.length === 0 ? <Empty title={t('sourcing.noPlaces')}>{t('sourcing.noPlacesHint')}</Empty> : (
        <Table.ScrollContainer minWidth={560}>
          <Table fz="sm">
            <Table.Thead><Table.Tr><Table.Th>{t('stock.place')}</Table.Th><Table.Th>{t('order.address')}</Table.Th><Table.Th>{t('sourcing.serves')}</Table.Th><Table.Th ta="right">{t('sourcing.capacity')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {known.map((place) => (
                <Table.Tr key={place.locationId}>
                  <Table.Td>{place.name ?? place.locationId} <Code>{place.locationId}</Code> {place.closed && <Text span size="xs" c="orange" fw={600}>{t('sourcing.closed')}</Text>}</Table.Td>
                  <Table.Td>{[place.country, place.postalCode].filter(Boolean).join(' ')}</Table.Td>
                  <Table.Td>{place.serves.join(', ') || t('sourcing.everywhere')}</Table.Td>
                  <Table.Td ta="right" className="number">{place.capacity ?? '–'}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Read>
  );
}

/** Nothing is written down: then one place is all there is, which is said as well. */
export function RulesVersion({ version }: { version: number }) {
  const t = useWords();
  return version === 0 ? <Alert color="gray" variant="light">{t('sourcing.none')}</Alert> : <Text size="sm">{t('sourcing.rules', { version })}</Text>;
}
