import type { StockDetails } from '../api/generated/model';

export interface Units {
  available: number;
  reserved: number;
  expected: number;
}

/** At one place, or over all of them; nothing where the product is unknown to the place. */
export function at(stock: StockDetails, place: string | null): Units | undefined {
  return place === null ? stock : stock.locations.find((each) => each.location === place);
}

/** The names of all places that have anything to do with what is shown. */
export function places(shown: readonly (StockDetails | undefined)[]): string[] {
  return [...new Set(shown.flatMap((stock) => stock?.locations.map((each) => each.location) ?? []))].sort();
}
