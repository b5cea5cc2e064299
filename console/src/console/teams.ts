import type { HoldsDetails } from '../api/generated/model';

export interface Team {
  name: string;
  holds: HoldsDetails[];
  overdue: number;
}

/** The holds of each team, the most urgent first; the team that is most behind comes first. */
export function byTeam(holds: readonly HoldsDetails[]): Team[] {
  const teams = new Map<string, HoldsDetails[]>();
  for (const hold of holds) teams.set(hold.ownerTeam, [...(teams.get(hold.ownerTeam) ?? []), hold]);
  return [...teams]
    .map(([name, theirs]) => ({
      name,
      holds: theirs.sort((one, other) => Date.parse(one.reviewBy) - Date.parse(other.reviewBy)),
      overdue: theirs.filter((hold) => hold.overdue).length,
    }))
    .sort((one, other) => other.overdue - one.overdue || Date.parse(one.holds[0]!.reviewBy) - Date.parse(other.holds[0]!.reviewBy));
}
