import { lost, reached } from '../app/connection';

/** One bad value of a request, as the API names it. */
export interface Violation {
  pointer: string;
  message: string;
}

/** What the API answers when it refuses (RFC 9457). Thrown, so that nobody can overlook it. */
export class Problem extends Error {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly errors: Violation[];
  readonly retryable: boolean;
  readonly traceId: string | undefined;

  constructor(body: Partial<Problem> & { status: number }) {
    super(body.detail ?? body.title ?? `HTTP ${body.status}`);
    this.status = body.status;
    this.title = body.title ?? `HTTP ${body.status}`;
    this.detail = body.detail ?? '';
    this.code = body.code ?? 'unknown';
    this.errors = body.errors ?? [];
    this.retryable = body.retryable ?? false;
    this.traceId = body.traceId;
  }
}

/** Nobody answered. The request may or may not have been carried out; its key makes asking again safe. */
export class ConnectionLost extends Error {}

const tags = new Map<string, string>();

/** The ETag that was read last at this path: what this browser shows, to be sent as If-Match. */
export function tagOf(path: string): string | undefined {
  return tags.get(path);
}

const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const TRIES = 3;

/** Every call goes through here: a key for each write, so that a try after a lost connection does nothing twice. */
export async function request<T>(url: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  const method = init.method ?? 'GET';
  if (WRITES.has(method) && !url.startsWith('/admin') && !headers.has('Idempotency-Key')) {
    headers.set('Idempotency-Key', crypto.randomUUID());
  }
  const response = await sent(url, { ...init, headers }, WRITES.has(method) ? TRIES : 1);
  const tag = response.headers.get('ETag');
  if (tag && method === 'GET') tags.set(url, tag);
  if (response.status === 204) return undefined as T;
  const type = response.headers.get('Content-Type') ?? '';
  const body = type.includes('json') ? await response.json() : await response.text();
  if (!response.ok) throw new Problem(typeof body === 'object' ? body : { status: response.status, detail: body });
  return body as T;
}

async function sent(url: string, init: RequestInit, tries: number): Promise<Response> {
  for (let left = tries; ; left--) {
    try {
      const response = await fetch(url, init);
      reached();
      return response;
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
      lost();
      if (left <= 1) throw new ConnectionLost(String(failure));
      await new Promise((resume) => setTimeout(resume, 400));
    }
  }
}
