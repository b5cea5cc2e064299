import { Link, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { OrderSummary } from '../api/generated/model';
import { useKeys } from '../app/keys';
import { useWords } from '../i18n';
import type { Column } from './orderColumns';

const ROW = 40;

/** Only the rows that can be seen are there, however many there are. j and k move, Enter opens. */
export function OrderRows({ rows, columns, more }: { rows: OrderSummary[]; columns: Column[]; more: (() => void) | undefined }) {
  const t = useWords();
  const ground = useRef<HTMLDivElement>(null);
  const [at, move] = useState(-1);
  const navigate = useNavigate();
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => ground.current, estimateSize: () => ROW, overscan: 12 });
  const visible = list.getVirtualItems();
  const last = visible.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - 40) more();
  }, [more, last, rows.length]);
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, at + by));
    move(next);
    list.scrollToIndex(next);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => {
      const row = rows[at];
      if (row) void navigate({ to: '/console/orders/$orderId', params: { orderId: row.orderId } });
    },
  });
  const grid = { gridTemplateColumns: columns.map((column) => column.width).join(' ') };
  return (
    <div className="rows order-rows" ref={ground} role="table" aria-label={t('nav.orders')} aria-rowcount={more ? -1 : rows.length} tabIndex={0}>
      <div className="row head" role="row" style={grid}>
        {columns.map((column) => (
          <span key={column.id} role="columnheader" className={column.right ? 'right' : undefined}>
            {t(column.name)}
          </span>
        ))}
      </div>
      <div role="rowgroup" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {visible.map((item) => {
          const row = rows[item.index]!;
          return (
            <div
              key={row.orderId}
              role="row"
              aria-rowindex={item.index + 1}
              data-order={row.orderId}
              className={item.index === at ? 'row at' : 'row'}
              style={{ ...grid, position: 'absolute', top: 0, height: ROW, transform: `translateY(${item.start}px)` }}
            >
              {columns.map((column, index) => (
                <span key={column.id} role="cell" className={column.right ? 'right' : undefined}>
                  {index > 0 ? (
                    column.cell(row)
                  ) : (
                    <Link to="/console/orders/$orderId" params={{ orderId: row.orderId }} preload={false} className="whole-row">
                      {column.cell(row)}
                    </Link>
                  )}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
