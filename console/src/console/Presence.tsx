import { Button, Group, Popover, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { introduce, useUp, wantOrder } from '../app/desk';
import { Ago } from '../app/format';
import { Icon } from '../app/icons';
import type { Present } from '../app/live';
import { operator } from '../app/operator';
import { useWords } from '../i18n';

/** Reads an order again as soon as it has changed, and knows who else looks at it. */
export function useOpenOrder(orderId: string): Present[] {
  const queries = useQueryClient();
  const [others, set] = useState<Present[]>([]);
  useEffect(() => {
    set([]);
    return wantOrder({
      orderId,
      changed: () => void queries.invalidateQueries({ queryKey: ['order', orderId] }),
      present: set,
    });
  }, [orderId, queries]);
  return others;
}

/** Who else has this order open, and what oneself is called there. */
export function Presence({ others }: { others: readonly Present[] }) {
  const t = useWords();
  const up = useUp();
  return (
    <Group gap="sm" justify="space-between" mih={30} aria-live="polite">
      {others.length > 0 ? (
        <Group gap="xs" data-present={others.length}>
          <Icon name="person" size={16} />
          <Text size="sm" fw={600}>{t('presence.others', { who: names(others), count: others.length })}</Text>
          <Text size="sm" c="dimmed"><Ago at={others[0]!.since} /></Text>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">{up ? t('presence.alone') : t('presence.unknown')}</Text>
      )}
      <Name />
    </Group>
  );
}

/** Somebody with two pages is one. */
function names(others: readonly Present[]): string {
  return [...new Set(others.map((each) => each.who))].join(', ');
}

function Name() {
  const t = useWords();
  const name = operator.use();
  const [opened, open] = useState(false);
  const [typed, type] = useState(name);
  return (
    <Popover opened={opened} onChange={open} position="bottom-end" trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="default" onClick={() => { type(name); open(!opened); }}>{t('presence.you', { name })}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => { event.preventDefault(); if (typed.trim()) introduce(typed.trim()); open(false); }}>
          <TextInput size="xs" maxLength={60} label={t('presence.name')} value={typed} onChange={(event) => type(event.currentTarget.value)} />
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
