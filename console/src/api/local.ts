import { request } from './http';

/** What the launcher adds to a Waybill on somebody's own machine (cli, LocalController). Elsewhere there is none of it. */
export interface Local {
  simulators: string[];
  demo: { running: boolean; orders: number };
}

export const getLocal = (signal?: AbortSignal) => request<Local>('/local', { signal: signal ?? null });
export const startDemo = () => request<Local>('/local/demo', { method: 'POST' });

export type Dials = { [name: string]: unknown };
const JSON_BODY = { 'Content-Type': 'application/json' };

export const getDials = (name: string, signal?: AbortSignal) => request<Dials>(`/local/dials/${name}`, { signal: signal ?? null });
export const turnDials = (name: string, change: Dials) =>
  request<Dials>(`/local/dials/${name}`, { method: 'PUT', body: JSON.stringify(change), headers: JSON_BODY });
export const resetDials = (name: string) => request<Dials>(`/local/dials/${name}/reset`, { method: 'POST' });
