import type { CheckedCheck } from '../api/generated/model';

/** Since which check, without one between that found it whole; undefined for what holds. The latest check comes first. */
export function brokenSince(checks: readonly CheckedCheck[], name: string): string | undefined {
  const whole = checks.findIndex((check) => !check.broken.some((broken) => broken.name === name));
  const run = whole === -1 ? checks : checks.slice(0, whole);
  return run.at(-1)?.checkedAt;
}
