import { ActionIcon, Button, Checkbox, Group, Menu, NumberInput, Select, Text, TextInput, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { getProduct } from '../api/generated/products/products';
import { useStateName } from '../app/Badges';
import { Icon } from '../app/icons';
import { useKeys } from '../app/keys';
import { isUuid, type OrderFilter, STAGES } from '../app/search';
import { Empty, Failure, Loading } from '../app/states';
import { useWords } from '../i18n';
import { Export } from './Export';
import { OrderRows } from './OrderRows';
import { chosen, COLUMNS, views } from './orderColumns';
import { MOST_NEW, useNewOrders, useOrders } from './ordersData';
import { Page } from './Page';

const route = getRouteApi('/console/orders');
/** What a phone has room for, and how much. */
const NARROW: Record<string, string> = { number: '104px', stage: 'minmax(0, 1fr)', total: '84px' };

/** The list of all orders, newest first. It stands still; what is new is counted, and comes when it is asked for. */
export function Orders() {
  const t = useWords();
  const filter = route.useSearch();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { list, rows } = useOrders(filter);
  const fresh = useNewOrders(filter, rows, list.isSuccess);
  const narrow = useMediaQuery('(max-width: 48em)');
  const shown = chosen.use();
  const columns = narrow
    ? COLUMNS.flatMap((column) => (column.id in NARROW ? [{ ...column, width: NARROW[column.id]! }] : []))
    : COLUMNS.filter((column) => shown.includes(column.id));
  const showNew = () => void queries.resetQueries({ queryKey: ['orders', 'list'] });
  useKeys({ n: showNew });
  return (
    <Page title={t('nav.orders')} hint={t('orders.hint')} actions={<ListActions filter={filter} />}>
      <Filters filter={filter} change={(next) => void navigate({ to: '/console/orders', search: next, replace: true })} />
      <Group mih={30} gap="sm" aria-live="polite">
        {fresh.count > 0 && (
          <Button size="xs" radius="xl" onClick={showNew} leftSection={<Icon name="bell" size={14} />}>
            {fresh.count > MOST_NEW ? t('orders.manyNew', { count: MOST_NEW }) : t('orders.new', { count: fresh.count })}
          </Button>
        )}
        <Text size="sm" c="dimmed">
          <Loaded rows={rows.length} more={list.hasNextPage} />
        </Text>
      </Group>
      {fresh.failure !== undefined && <Failure failure={fresh.failure} />}
      {list.isPending && <Loading />}
      {list.isError && <Failure failure={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Empty title={t('orders.none')}>{t('orders.noneHint')}</Empty>}
      {rows.length > 0 && (
        <OrderRows
          rows={rows}
          columns={columns}
          more={list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined}
        />
      )}
    </Page>
  );
}

function Loaded({ rows, more }: { rows: number; more: boolean }) {
  const t = useWords();
  const intl = useIntl();
  const count = intl.formatNumber(rows);
  return <>{more ? t('orders.loadedMore', { count }) : t('orders.loaded', { count })}</>;
}

function Filters({ filter, change }: { filter: OrderFilter; change: (next: OrderFilter) => void }) {
  const t = useWords();
  const [typed, type] = useState(filter.text ?? '');
  const navigate = useNavigate();
  const stage = useStateName();
  const product = useQuery({
    queryKey: ['product', filter.productId],
    queryFn: ({ signal }) => getProduct(filter.productId!, { signal }),
    enabled: filter.productId !== undefined,
    retry: false,
  });
  return (
    <Group gap="xs" align="flex-end">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const id: unknown = typed.trim();
          if (isUuid(id)) void navigate({ to: '/console/orders/$orderId', params: { orderId: id } });
          else change({ ...filter, text: typed.trim() || undefined });
        }}
      >
        <TextInput
          data-search
          size="sm"
          w={290}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
          label={t('orders.find')}
          placeholder={t('orders.findHint')}
          leftSection={<Icon name="search" size={15} />}
        />
      </form>
      <Select
        label={t('column.stage')}
        data={STAGES.map((value) => ({ value, label: stage(value) }))}
        value={filter.stage ?? null}
        placeholder={t('orders.any')}
        clearable
        w={190}
        onChange={(next) => change({ ...filter, stage: (next ?? undefined) as OrderFilter['stage'] })}
      />
      <Amount label={t('orders.atLeast')} minor={filter.minTotal} change={(minTotal) => change({ ...filter, minTotal })} />
      <Amount label={t('orders.atMost')} minor={filter.maxTotal} change={(maxTotal) => change({ ...filter, maxTotal })} />
      <TextInput type="date" label={t('orders.from')} value={filter.from ?? ''} w={150}
        onChange={(event) => change({ ...filter, from: event.currentTarget.value || undefined })} />
      <TextInput type="date" label={t('orders.to')} value={filter.to ?? ''} w={150}
        onChange={(event) => change({ ...filter, to: event.currentTarget.value || undefined })} />
      {filter.text && (
        <Button variant="light" rightSection={<Icon name="cross" size={14} />} onClick={() => { type(''); change({ ...filter, text: undefined }); }}>
          {t('orders.withText', { text: filter.text })}
        </Button>
      )}
      {filter.productId && (
        <Button variant="light" rightSection={<Icon name="cross" size={14} />} onClick={() => change({ ...filter, productId: undefined })}>
          {product.data?.name ?? t('orders.oneProduct', { id: filter.productId.slice(-8) })}
        </Button>
      )}
      {filter.number && (
        <Button variant="light" rightSection={<Icon name="cross" size={14} />} onClick={() => change({ ...filter, number: undefined })}>
          {filter.number}
        </Button>
      )}
      {filter.customerId && (
        <Button variant="light" rightSection={<Icon name="cross" size={14} />} onClick={() => change({ ...filter, customerId: undefined })}>
          {t('orders.oneCustomer', { id: filter.customerId.slice(-8) })}
        </Button>
      )}
      {Object.keys(filter).length > 0 && (
        <Button variant="subtle" onClick={() => { type(''); change({}); }}>
          {t('orders.clear')}
        </Button>
      )}
    </Group>
  );
}

/** Typed with a point, asked for in minor units; those of most currencies. Asked for when one is done typing. */
function Amount({ label, minor, change }: { label: string; minor: number | undefined; change: (minor: number | undefined) => void }) {
  return (
    <NumberInput key={minor ?? ''} label={label} w={110} min={0} decimalScale={2} hideControls defaultValue={minor === undefined ? '' : minor / 100}
      onBlur={(event) => {
        const typed = Number.parseFloat(event.currentTarget.value);
        const next = Number.isFinite(typed) ? Math.round(typed * 100) : undefined;
        if (next !== minor) change(next);
      }} />
  );
}

/** Which columns, and which filters have a name. */
function ListActions({ filter }: { filter: OrderFilter }) {
  const t = useWords();
  const navigate = useNavigate();
  const shown = chosen.use();
  const saved = views.use();
  const [name, setName] = useState('');
  return (
    <>
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">{t('orders.columns')}</Button>
        </Menu.Target>
        <Menu.Dropdown p="sm">
          <Checkbox.Group value={shown} onChange={(next) => next.length > 0 && chosen.set(next)} aria-label={t('orders.columns')}>
            {COLUMNS.map((column) => (
              <Checkbox key={column.id} value={column.id} label={t(column.name)} py={4} />
            ))}
          </Checkbox.Group>
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" size="xs">{t('orders.views')}</Button>
        </Menu.Target>
        <Menu.Dropdown p="xs" miw={230}>
          {saved.map((view) => (
            <Group key={view.name} wrap="nowrap" gap={4}>
              <Menu.Item onClick={() => void navigate({ to: '/console/orders', search: view.filter })}>{view.name}</Menu.Item>
              <Tooltip label={t('action.remove')}>
                <ActionIcon variant="subtle" color="gray" aria-label={`${t('action.remove')} ${view.name}`}
                  onClick={() => views.set(saved.filter((each) => each !== view))}>
                  <Icon name="cross" size={14} />
                </ActionIcon>
              </Tooltip>
            </Group>
          ))}
          <form
            onSubmit={(event) => {
              event.preventDefault();
              if (!name.trim()) return;
              views.set([...saved.filter((each) => each.name !== name.trim()), { name: name.trim(), filter: { ...filter } }]);
              setName('');
            }}
          >
            <TextInput size="xs" value={name} onChange={(event) => setName(event.currentTarget.value)} placeholder={t('orders.saveView')}
              aria-label={t('orders.saveView')} onKeyDown={(event) => event.stopPropagation()} />
          </form>
        </Menu.Dropdown>
      </Menu>
      <Export filter={filter} />
    </>
  );
}
