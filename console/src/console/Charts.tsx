import { SimpleGrid, Text } from '@mantine/core';
import { useIntl } from 'react-intl';
import { Area, Bar, BarChart, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useDuration } from '../app/format';
import { useWords } from '../i18n';
import { Section } from './OrderPage';
import type { Figures } from './outcomes';

const GRID = 'var(--mantine-color-default-border)';
const TEXT = 'var(--mantine-color-dimmed)';
const BOX = { background: 'var(--mantine-color-body)', border: `1px solid ${GRID}`, borderRadius: 8, fontSize: 13 };

/** Two charts; what they show is said in the figures above and below them for those who do not see them. */
export default function Charts({ known }: { known: Figures }) {
  const t = useWords();
  const intl = useIntl();
  const long = useDuration();
  const clock = (at: unknown) => intl.formatTime(Number(at), { hour: '2-digit', minute: '2-digit' });
  const axis = { stroke: TEXT, tick: { fill: TEXT, fontSize: 12 }, tickLine: false } as const;
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Section title={t('home.orders')}>
        <div aria-hidden className="chart">
          <ResponsiveContainer>
            <BarChart data={known.slices} accessibilityLayer={false}>
              <CartesianGrid stroke={GRID} vertical={false} />
              <XAxis dataKey="at" tickFormatter={clock} minTickGap={40} {...axis} />
              <YAxis allowDecimals={false} width={44} {...axis} />
              <Tooltip labelFormatter={clock} contentStyle={BOX} cursor={{ fill: 'var(--mantine-color-default-hover)' }} />
              <Bar isAnimationActive={false} dataKey="confirmed" name={t('home.confirmed')} stackId="all" fill="var(--mantine-color-teal-6)" />
              <Bar isAnimationActive={false} dataKey="failed" name={t('home.failed')} stackId="all" fill="var(--mantine-color-red-5)" />
              <Bar isAnimationActive={false} dataKey="live" name={t('checkouts.live')} stackId="all" fill="var(--mantine-color-blue-4)" />
            </BarChart>
          </ResponsiveContainer>
        </div>
        <Text className="offscreen">{t('home.spoken', { confirmed: known.confirmed, failed: known.failed })}</Text>
      </Section>
      <Section title={t('home.latency')}>
        <div aria-hidden className="chart">
          <ResponsiveContainer>
            <ComposedChart data={known.slices} accessibilityLayer={false}>
              <CartesianGrid stroke={GRID} vertical={false} />
              <XAxis dataKey="at" tickFormatter={clock} minTickGap={40} {...axis} />
              <YAxis tickFormatter={(ms) => long(Number(ms))} width={64} {...axis} />
              <Tooltip labelFormatter={clock} formatter={(ms) => long(Number(ms))} contentStyle={BOX} />
              <Area isAnimationActive={false} connectNulls dataKey="p95" name={t('home.p95')} stroke="none" fill="var(--mantine-color-harbour-3)" fillOpacity={0.45} />
              <Line isAnimationActive={false} connectNulls dataKey="median" name={t('home.median')} stroke="var(--mantine-color-harbour-7)" strokeWidth={2} dot={{ r: 2 }} />
            </ComposedChart>
          </ResponsiveContainer>
        </div>
      </Section>
    </SimpleGrid>
  );
}
