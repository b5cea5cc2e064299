import { Text } from '@mantine/core';
import { useIntl } from 'react-intl';
import { Area, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useWords } from '../i18n';
import type { Level } from './levels';

const GRID = 'var(--mantine-color-default-border)';
const TEXT = 'var(--mantine-color-dimmed)';
const BOX = { background: 'var(--mantine-color-body)', border: `1px solid ${GRID}`, borderRadius: 8, fontSize: 13 };

/** What there was, step by step, each on its own scale; the table below says the same to those who do not see it. */
export default function LedgerChart({ known }: { known: Level[] }) {
  const t = useWords();
  const intl = useIntl();
  const axis = { stroke: TEXT, tick: { fill: TEXT, fontSize: 12 }, tickLine: false } as const;
  const moment = (at: unknown) => intl.formatDate(Number(at), { dateStyle: 'short', timeStyle: 'medium' });
  const last = known.at(-1);
  const brief = (last?.at ?? 0) - (known[0]?.at ?? 0) < 600_000;
  const short = (at: unknown) => intl.formatTime(Number(at), { hour: '2-digit', minute: '2-digit', ...(brief && { second: '2-digit' }) });
  return (
    <>
      <div aria-hidden className="chart">
        <ResponsiveContainer>
          <ComposedChart data={known} accessibilityLayer={false}>
            <CartesianGrid stroke={GRID} vertical={false} />
            <XAxis dataKey="at" type="number" scale="time" domain={['dataMin', 'dataMax']} tickFormatter={short} minTickGap={60} {...axis} />
            <YAxis yAxisId="available" allowDecimals={false} width={64} domain={['auto', 'auto']} {...axis} />
            <YAxis yAxisId="held" orientation="right" allowDecimals={false} width={52} {...axis} />
            <Tooltip labelFormatter={moment} contentStyle={BOX} />
            <Legend wrapperStyle={{ fontSize: 13 }} />
            <Area isAnimationActive={false} yAxisId="available" type="stepAfter" dataKey="available" name={t('stock.available')} stroke="var(--mantine-color-teal-6)" fill="var(--mantine-color-teal-6)" fillOpacity={0.3} />
            <Line isAnimationActive={false} yAxisId="held" type="stepAfter" dataKey="held" name={t('stock.held')} stroke="var(--mantine-color-orange-7)" strokeWidth={2} dot={false} />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      {last && <Text className="offscreen">{t('stock.spoken', { available: last.available, held: last.held, count: known.length })}</Text>}
    </>
  );
}
