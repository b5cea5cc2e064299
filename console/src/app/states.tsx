import { ActionIcon, Alert, Button, Code, CopyButton, Group, Loader, Stack, Text, Title, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConnectionLost, Problem } from '../api/http';
import { useWords } from '../i18n';
import { Icon } from './icons';
import { advice, headline } from './problems';

/** A failure as people need it: what, why, what to do, and the trace to hand on. */
export function Failure({ failure, retry }: { failure: unknown; retry?: () => void }) {
  const t = useWords();
  const problem = failure instanceof Problem ? failure : undefined;
  const detail = problem?.detail ?? (failure instanceof ConnectionLost ? '' : String(failure));
  return (
    <Alert color="red" title={t(headline(failure))} icon={<Icon name="warning" />} role="alert" variant="light">
      <Stack gap="xs">
        {detail && <Text size="sm">{detail}</Text>}
        {problem?.errors.map((each) => (
          <Text size="sm" key={each.pointer + each.message}>
            <Code>{each.pointer}</Code> {each.message}
          </Text>
        ))}
        <Text size="sm" fw={600}>
          {t(advice(failure))}
        </Text>
        <Group gap="sm">
          {retry && (
            <Button size="xs" color="red" variant="filled" onClick={retry}>
              {t('action.retry')}
            </Button>
          )}
          {problem?.traceId && <Trace id={problem.traceId} />}
        </Group>
      </Stack>
    </Alert>
  );
}

export function Trace({ id }: { id: string }) {
  const t = useWords();
  return (
    <Group gap={4}>
      <Text size="xs">{t('error.trace')}</Text>
      <Code>{id}</Code>
      <Copy value={id} label={t('action.copyTrace')} />
    </Group>
  );
}

export function Copy({ value, label }: { value: string; label: string }) {
  const t = useWords();
  return (
    <CopyButton value={value}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('action.copied') : label}>
          <ActionIcon variant="subtle" color={copied ? 'teal' : 'gray'} onClick={copy} aria-label={label} size="sm">
            <Icon name={copied ? 'check' : 'copy'} size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

export function Loading() {
  const t = useWords();
  return (
    <Group justify="center" p="xl" role="status" aria-live="polite">
      <Loader size="sm" />
      <Text size="sm" c="dimmed">
        {t('state.loading')}
      </Text>
    </Group>
  );
}

/** Nothing there: says so, and what would put something there. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Stack align="center" gap="xs" p="xl" ta="center">
      <Title order={3} size="h4" fw={600}>
        {title}
      </Title>
      {children && (
        <Text size="sm" c="dimmed" maw={520} component="div">
          {children}
        </Text>
      )}
    </Stack>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** One of the three: it is being read, it could not be read, here it is. What was read before stays while it is read again. */
export function Read<T>({ query, children }: { query: Asked<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) {
    return (
      <>
        {query.error != null && <Failure failure={query.error} retry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  }
  if (query.error != null) return <Failure failure={query.error} retry={() => void query.refetch()} />;
  return <Loading />;
}
