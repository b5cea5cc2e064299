import { ConnectionLost, Problem } from '../api/http';
import type { Key } from '../i18n';
import en from '../i18n/en.json';

/** What has gone wrong, in a few words of the reader's language: by the problem's code, else by its status. The detail is the server's own. */
export function headline(failure: unknown): Key {
  if (failure instanceof ConnectionLost) return 'error.connection';
  if (!(failure instanceof Problem)) return 'error.bug';
  const own = `problem.${failure.code}`;
  return own in en ? (own as Key) : byStatus(failure.status);
}

function byStatus(status: number): Key {
  if (status === 400) return 'problem.invalid-request';
  if (status === 404) return 'problem.missing';
  if (status === 409) return 'problem.conflict';
  if (status === 412) return 'problem.precondition-failed';
  if (status === 429) return 'problem.rate-limited';
  if (status === 503) return 'problem.unavailable';
  return status >= 500 ? 'problem.internal-error' : 'problem.refused';
}

/** What to do, said for those problems that people meet; for all others: try again if that helps, else tell somebody. */
export function advice(failure: unknown): Key {
  if (failure instanceof ConnectionLost) return 'error.advice.connection';
  if (!(failure instanceof Problem)) return 'error.advice.bug';
  if (failure.retryable || failure.status === 429 || failure.status === 503) return 'error.advice.retry';
  if (failure.status === 404) return 'error.advice.missing';
  if (failure.status === 412) return 'error.advice.changed';
  if (failure.status === 409) return 'error.advice.conflict';
  if (failure.status >= 500) return 'error.advice.server';
  return 'error.advice.input';
}
