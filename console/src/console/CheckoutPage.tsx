import { Alert, Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { cancelCheckout, getAdminCheckout, getCheckout } from '../api/generated/checkout/checkout';
import { getAdminJourney } from '../api/generated/orders/orders';
import { State, useReason, useStateName } from '../app/Badges';
import { Code, Moment, Money } from '../app/format';
import { actor } from '../app/operator';
import { Copy, Failure, Read } from '../app/states';
import { useWords } from '../i18n';
import { Intervene, Interventions, Waits } from './Intervene';
import { Journey } from './Journey';
import { Section } from './OrderPage';
import { Page } from './Page';
import { FORWARD, OVER, type SagaState, UNDOING, visited } from './saga';

const route = getRouteApi('/console/checkouts/$checkoutId');

export function CheckoutPage() {
  const t = useWords();
  const reason = useReason();
  const queries = useQueryClient();
  const { checkoutId } = route.useParams();
  const checkout = useQuery({ queryKey: ['checkout', checkoutId], queryFn: ({ signal }) => getCheckout(checkoutId, undefined, { signal }), refetchInterval: 2_000 });
  const journey = useQuery({ queryKey: ['journey', checkoutId], queryFn: ({ signal }) => getAdminJourney(checkoutId, { signal }), refetchInterval: 2_000 });
  const known = useQuery({ queryKey: ['checkout', checkoutId, 'case'], queryFn: ({ signal }) => getAdminCheckout(checkoutId, { signal }), refetchInterval: 2_000 });
  const stop = useMutation({
    mutationFn: () => cancelCheckout(checkoutId, { headers: { 'Waybill-Actor': actor() } }),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['checkout', checkoutId] }),
  });
  const live = checkout.data && !['CONFIRMED', 'FAILED', 'COMPENSATING'].includes(checkout.data.status);
  return (
    <Page title={t('column.checkout')} actions={checkout.data && !OVER.includes(checkout.data.status) && (
      <>
        <Intervene checkoutId={checkoutId} wish="retry" disabled={checkout.data.status === 'PRICING'} />
        <Intervene checkoutId={checkoutId} wish="compensate" />
        {live && <Button color="red" variant="light" loading={stop.isPending} onClick={() => stop.mutate()}>{t('checkouts.stop')}</Button>}
      </>
    )}>
      {stop.error && <Failure failure={stop.error} />}
      <Read query={checkout}>
        {(data) => (
          <>
            <Group gap="md">
              <State of={data.status} />
              <Text size="sm"><Code>{data.checkoutSessionId}</Code> <Copy value={data.checkoutSessionId} label={t('action.copyId')} /></Text>
              <Text size="sm"><Moment at={data.startedAt} /></Text>
              <Text size="sm" fw={600}><Money minor={data.total} currency={data.currency} /></Text>
              {data.orderId && <Link to="/console/orders/$orderId" params={{ orderId: data.orderId }}>{data.confirmationNumber ?? t('order.title')}</Link>}
            </Group>
            {data.reason && <Alert color="orange" title={data.endedBySeller ? t('checkouts.endedBySeller') : reason(data.reason)}>{data.detail}</Alert>}
            {known.data && known.data.interventions.length > 0 && <Section title={t('checkouts.interventions')}><Interventions all={known.data.interventions} /></Section>}
            <Section title={t('checkouts.machine')}>
              <Machine status={data.status} types={new Set(journey.data?.entries.map((each) => each.type))} />
              {known.data && <Waits known={known.data} />}
            </Section>
          </>
        )}
      </Read>
      <Section title={t('journey.title')} hint={t('journey.hint')}>
        <Read query={journey}>{(data) => <Journey entries={data.entries} />}</Read>
      </Section>
    </Page>
  );
}

const WIDTH = 128;

/** The saga's states as a drawing: where it has been is filled, where it is has a ring. */
function Machine({ status, types }: { status: SagaState; types: ReadonlySet<string> }) {
  const t = useWords();
  const name = useStateName();
  const been = visited(status, types);
  const box = (state: SagaState, x: number, y: number) => (
    <g key={state} transform={`translate(${x} ${y})`}>
      <rect width={WIDTH - 18} height={34} rx={8} className={state === status ? 'state here' : been.has(state) ? 'state been' : 'state'} />
      <text x={(WIDTH - 18) / 2} y={21} textAnchor="middle" className="state-name">{name(state)}</text>
    </g>
  );
  return (
    <div className="scroll-x" tabIndex={0} role="group" aria-label={t('checkouts.machine')}>
      <svg viewBox={`0 0 ${WIDTH * FORWARD.length} 110`} width={WIDTH * FORWARD.length} height={110} role="img" aria-label={name(status)}>
        {FORWARD.slice(1).map((state, index) => <line key={state} x1={WIDTH * (index + 1) - 16} x2={WIDTH * (index + 1) + 2} y1={19} y2={19} className="arrow" />)}
        <path d={`M${WIDTH * 2.4} 36 V60 M${WIDTH * 3.4} 36 V60 M${WIDTH * 4.4} 36 V60 M${WIDTH * 2.4} 60 H${WIDTH * 4.4} M${WIDTH * 2.4} 60 V70`} className="arrow" fill="none" />
        <line x1={WIDTH * 3 - 16} x2={WIDTH * 3 + 2} y1={89} y2={89} className="arrow" />
        {FORWARD.map((state, index) => box(state, index * WIDTH + 2, 2))}
        {UNDOING.map((state, index) => box(state, (index + 2) * WIDTH + 2, 72))}
      </svg>
    </div>
  );
}
