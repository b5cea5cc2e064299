import { describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../api/generated/model';
import { acts } from '../console/journey';

const NOON = Date.parse('2026-11-27T12:00:00Z');

function told(id: string, afterMs: number, causedBy?: string): TimelineEntry {
  const entry: TimelineEntry = { id, at: new Date(NOON + afterMs).toISOString(), system: 'orders', type: 'order-created', summary: '' };
  return causedBy === undefined ? entry : { ...entry, causedBy };
}

describe('a journey', () => {
  it('is one act while something goes on, drawn from cause to effect', () => {
    const [act, ...more] = acts([told('a', 0), told('b', 40, 'a'), told('c', 100, 'a')]);
    expect(more).toEqual([]);
    expect(act!.spanMs).toBe(100);
    expect(act!.steps.map((step) => [step.from, step.to, step.tookMs])).toEqual([[0, 0, 0], [0, 0.4, 40], [0, 1, 100]]);
  });

  it('is cut where nothing happens for long, and says for how long', () => {
    const [first, second] = acts([told('a', 0), told('b', 50, 'a'), told('c', 7_200_050, 'b'), told('d', 7_200_150, 'c')]);
    expect(first!.pausedMs).toBeUndefined();
    expect(second!.pausedMs).toBe(7_200_000);
    expect(second!.steps[0]).toMatchObject({ from: 0, to: 0, tookMs: 7_200_000 });
    expect(second!.steps[1]).toMatchObject({ from: 0, to: 1, tookMs: 100 });
  });

  it('measures from the message before where nobody knows the cause', () => {
    const [act] = acts([told('a', 0), told('b', 30, 'of another journey')]);
    expect(act!.steps[1]!.tookMs).toBe(30);
  });

  it('draws an effect whose clock is behind its cause’s at no length', () => {
    const [act] = acts([told('a', 0), told('b', 20, 'c'), told('c', 25)]);
    expect(act!.steps[1]).toMatchObject({ from: 0.8, to: 0.8, tookMs: 0 });
  });

  it('of one moment, or of nothing, can be drawn', () => {
    expect(acts([])).toEqual([]);
    expect(acts([told('a', 0)])[0]!.steps[0]).toMatchObject({ from: 0, to: 0 });
  });
});
