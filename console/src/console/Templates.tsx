import { Button, Card, Grid, Group, NavLink, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Text as Draft, TextView } from '../api/generated/model';
import { listNotificationTemplates, previewNotificationTemplate, replaceNotificationTemplate } from '../api/generated/notifications/notifications';
import { listOrders } from '../api/generated/orders/orders';
import { Code } from '../app/format';
import { Failure, Read } from '../app/states';
import { type Key, useWords } from '../i18n';
import { Page } from './Page';

/** What people are told, in each language; what is typed is shown as an order's customer would read it. */
export function Templates() {
  const t = useWords();
  const [chosen, choose] = useState(0);
  const texts = useQuery({ queryKey: ['templates'], queryFn: ({ signal }) => listNotificationTemplates({ signal }) });
  return (
    <Page title={t('nav.templates')} hint={t('templates.hint')}>
      <Read query={texts}>
        {({ items }) => {
          const text = items[chosen] ?? items[0];
          return (
            <Grid gap="md">
              <Grid.Col span={{ base: 12, md: 3 }}>
                <Card withBorder padding={4} className="tall" tabIndex={0}>
                  {items.map((each, index) => (
                    <NavLink key={each.template + each.locale} component="button" active={each === text} onClick={() => choose(index)} label={each.template} description={each.locale} />
                  ))}
                </Card>
              </Grid.Col>
              <Grid.Col span={{ base: 12, md: 9 }}>{text && <Editor key={text.template + text.locale + text.version} text={text} />}</Grid.Col>
            </Grid>
          );
        }}
      </Read>
    </Page>
  );
}

const PARTS: [part: keyof Draft, name: Key, rows: number][] = [
  ['subject', 'templates.subject', 1], ['body', 'templates.body', 9], ['sms', 'templates.sms', 2], ['push', 'templates.push', 2],
];

function Editor({ text }: { text: TextView }) {
  const t = useWords();
  const queries = useQueryClient();
  const [draft, write] = useState<Draft>({ subject: text.subject, body: text.body, sms: text.sms, push: text.push });
  const save = useMutation({
    mutationFn: () => replaceNotificationTemplate(text.template, text.locale, draft, { headers: { 'If-Match': `"${text.version}"` } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['templates'] }),
  });
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 6 }}>
        <Stack gap="sm">
          {PARTS.map(([part, name, rows]) => rows === 1
            ? <TextInput key={part} label={t(name)} value={draft[part]} onChange={(event) => write({ ...draft, [part]: event.currentTarget.value })} />
            : <Textarea key={part} label={t(name)} minRows={rows} maxRows={rows} autosize value={draft[part]} onChange={(event) => write({ ...draft, [part]: event.currentTarget.value })} />)}
          <Text size="xs" c="dimmed">{t('templates.fields')} {text.fields.map((field) => <span key={field}><Code>{`{{${field}}}`}</Code> </span>)}</Text>
          {save.error && <Failure failure={save.error} />}
          <Group justify="flex-end"><Button onClick={() => save.mutate()} loading={save.isPending}>{t('templates.save')}</Button></Group>
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 6 }}><Preview text={text} draft={draft} /></Grid.Col>
    </Grid>
  );
}

function Preview({ text, draft }: { text: TextView; draft: Draft }) {
  const t = useWords();
  const [settled] = useDebouncedValue(draft, 300);
  const order = useQuery({ queryKey: ['orders', 'one'], queryFn: ({ signal }) => listOrders({ limit: 1 }, { signal }) });
  const orderId = order.data?.items[0]?.orderId;
  const preview = useQuery({
    queryKey: ['preview', text.template, text.locale, settled, orderId],
    queryFn: ({ signal }) => previewNotificationTemplate(text.template, text.locale, { orderId: orderId!, draft: settled }, { signal }),
    enabled: orderId !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (order.data && !orderId) return <Text size="sm" c="dimmed">{t('templates.noOrder')}</Text>;
  return (
    <Read query={preview}>
      {(seen) => (
        <Stack gap="sm">
          <Card withBorder>
            <Text size="xs" c="dimmed">{t('templates.mail')}</Text>
            <Text fw={700}>{seen.subject}</Text>
            <Text size="sm" className="letter">{seen.body}</Text>
          </Card>
          <Card withBorder><Text size="xs" c="dimmed">{t('templates.sms')}</Text><Text size="sm">{seen.sms}</Text></Card>
          <Card withBorder><Text size="xs" c="dimmed">{t('templates.push')}</Text><Text size="sm">{seen.push}</Text></Card>
        </Stack>
      )}
    </Read>
  );
}
