import { Anchor, Badge, Group, List, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { DecisionDetails } from '../api/generated/model';
import { listOrderDecisions } from '../api/generated/inventory/inventory';
import { getOrder } from '../api/generated/orders/orders';
import { Problem } from '../api/http';
import { Code, Moment, shortId } from '../app/format';
import { Empty, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Section } from './OrderPage';
import { Page } from './Page';
import { RulesVersion } from './Sourcing';

const route = getRouteApi('/console/orders/$orderId/decisions');

export function Decisions() {
  const t = useWords();
  const { orderId } = route.useParams();
  return (
    <Page title={t('decision.title')} hint={t('decision.hint')}>
      <Anchor renderRoot={(props) => <Link to="/console/orders/$orderId" params={{ orderId }} {...props} />} size="sm">{t('column.order')} {shortId(orderId)}</Anchor>
      <DecisionRecord orderId={orderId} />
    </Page>
  );
}

/** Why an order comes from where it comes: each decision with the places that were looked at, and what the rules said of them. */
export function DecisionRecord({ orderId }: { orderId: string }) {
  const t = useWords();
  const order = useQuery({ queryKey: ['order', orderId], queryFn: ({ signal }) => getOrder(orderId, { signal }) });
  const decisions = useQuery({
    queryKey: ['order', orderId, 'decisions'],
    queryFn: async ({ signal }) => {
      try {
        return await listOrderDecisions(orderId, { signal });
      } catch (failure) {
        if (failure instanceof Problem && failure.status === 404) return [];
        throw failure;
      }
    },
  });
  const names = Object.fromEntries((order.data?.items ?? []).map((item) => [item.productId, item.name ?? item.sku ?? item.productId]));
  return (
    <Read query={decisions}>
      {(found) => found.length === 0 ? <Empty title={t('decision.none')}>{t('decision.noneHint')}</Empty>
        : <>{found.map((each) => <Decision key={each.reservationId + each.at} decision={each} names={names} />)}</>}
    </Read>
  );
}

function Decision({ decision, names }: { decision: DecisionDetails; names: Record<string, string> }) {
  const t = useWords();
  return (
    <Section title={t(`decision.outcome.${decision.outcome}` as Key)}>
      <Group gap="md"><Text size="sm"><Moment at={decision.at} /></Text><RulesVersion version={decision.rulesVersion} />
        {decision.destination && <Text size="sm">→ {decision.destination}</Text>}{decision.collectAt && <Text size="sm">{t('decision.collect', { place: decision.collectAt })}</Text>}</Group>
      <Text size="sm" my="xs" fw={600}>{decision.because}</Text>
      <List size="sm">
        {decision.allocations.map((line) => <List.Item key={line.productId + line.location}>{line.quantity} × {names[line.productId] ?? shortId(line.productId)} ← <Code>{line.location}</Code></List.Item>)}
        {decision.awaited.map((line) => <List.Item key={line.productId + line.location + line.expectedAt}>{line.quantity} × {names[line.productId] ?? shortId(line.productId)} ← <Code>{line.location}</Code>, <Moment at={line.expectedAt} /></List.Item>)}
      </List>
      {decision.candidates.length > 0 && <Candidates decision={decision} />}
    </Section>
  );
}

function Candidates({ decision }: { decision: DecisionDetails }) {
  const t = useWords();
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table fz="xs" mt="xs">
        <Table.Thead><Table.Tr><Table.Th ta="right">{t('decision.rank')}</Table.Th><Table.Th>{t('stock.place')}</Table.Th><Table.Th ta="right">{t('decision.distance')}</Table.Th><Table.Th>{t('decision.said')}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {decision.candidates.map((candidate) => (
            <Table.Tr key={candidate.location} fw={candidate.chosen ? 700 : undefined}>
              <Table.Td ta="right" className="number">{candidate.rank}</Table.Td>
              <Table.Td><Code>{candidate.location}</Code> {candidate.chosen && <Badge size="sm" tt="none" color="teal">{t('decision.chosen')}</Badge>}</Table.Td>
              <Table.Td ta="right" className="number">{candidate.distance ?? '–'}</Table.Td>
              <Table.Td>{candidate.said.map((said) => <div key={said.rule}>{said.passed ? '✓' : '✗'} {said.rule}: {said.why}</div>)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
