import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useDeferredValue, useEffect } from 'react';
import { useWords } from '../i18n';

/**
 * A view: its name, what it is for, what can be done, and itself. Its name is in the frame that answers a click; what is in it is drawn in pieces after
 * that, between which the browser can answer again.
 */
export function Page({ title, hint, actions, children }: { title: string; hint?: string; actions?: ReactNode; children: ReactNode }) {
  const t = useWords();
  const named = useDeferredValue(true, false);
  useEffect(() => {
    document.title = `${title} · ${t('brand')}`;
  }, [title, t]);
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-end" gap="sm">
        <div>
          <Title order={1} size="h2">
            {title}
          </Title>
          {hint && (
            <Text size="sm" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {named && children}
    </Stack>
  );
}
