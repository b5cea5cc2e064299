import { Button, Group, NumberInput, SimpleGrid, Slider, Stack, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { type Dials, getDials, resetDials, turnDials } from '../api/local';
import { Empty, Failure, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { changeAt, type Dial, DIALS, valueAt } from './dials';
import { Section } from './OrderPage';
import { Page } from './Page';
import { useLocal } from './useLocal';

/** Break the world and watch it recover. Only where what is outside is simulated. */
export function Simulators() {
  const t = useWords();
  const local = useLocal();
  return (
    <Page title={t('nav.simulators')} hint={t('simulators.hint')}>
      <Read query={local}>
        {({ simulators }) => simulators.length === 0 ? <Empty title={t('simulators.none')}>{t('simulators.noneHint')}</Empty> : (
          <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>{simulators.map((name) => <Board key={name} name={name} />)}</SimpleGrid>
        )}
      </Read>
    </Page>
  );
}

function Board({ name }: { name: string }) {
  const t = useWords();
  const queries = useQueryClient();
  const key = ['dials', name];
  const dials = useQuery({ queryKey: key, queryFn: ({ signal }) => getDials(name, signal) });
  const took = (now: Dials) => queries.setQueryData(key, now);
  const turn = useMutation({ mutationFn: (change: Dials) => turnDials(name, change), onSuccess: took });
  const reset = useMutation({ mutationFn: () => resetDials(name), onSuccess: took });
  return (
    <Section title={t(`simulator.${name}` as Key)}>
      <Read query={dials}>
        {(now) => (
          <Stack gap="sm">
            {(DIALS[name] ?? []).filter((dial) => valueAt(now, dial.path) !== undefined).map((dial) => (
              <OneDial key={dial.path.join('.')} dial={dial} value={valueAt(now, dial.path)} turn={(value) => turn.mutate(changeAt(dial.path, value))} />
            ))}
            {(turn.error ?? reset.error) && <Failure failure={turn.error ?? reset.error} />}
            <Group justify="flex-end"><Button size="xs" variant="default" onClick={() => reset.mutate()} loading={reset.isPending}>{t('simulators.reset')}</Button></Group>
          </Stack>
        )}
      </Read>
    </Section>
  );
}

function OneDial({ dial, value, turn }: { dial: Dial; value: unknown; turn: (value: unknown) => void }) {
  const t = useWords();
  const intl = useIntl();
  const name = t(dial.name);
  if (dial.kind === 'switch') return <Switch label={name} checked={value === true} onChange={(event) => turn(event.currentTarget.checked)} />;
  if (dial.kind === 'ms') return <NumberInput label={name} min={1} max={86_400_000} value={Number(value)} onBlur={(event) => turn(Number(event.currentTarget.value.replace(/\D/g, '')))} />;
  const percent = (part: number) => intl.formatNumber(part / 100, { style: 'percent' });
  return (
    <div>
      <Text size="sm">{name}: <span className="number">{percent(Number(value) * 100)}</span></Text>
      <Slider key={Number(value)} thumbLabel={name} label={percent} defaultValue={Number(value) * 100} onChangeEnd={(part) => turn(part / 100)} />
    </div>
  );
}
