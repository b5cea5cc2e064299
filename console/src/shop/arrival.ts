import type { ShipmentView } from '../api/generated/model';

/** On which day a shipment comes, as its carrier has it; undefined where nobody has said. */
export function arrival({ status, estimatedDelivery }: Pick<ShipmentView, 'status' | 'estimatedDelivery'>): { day: string; arrived: boolean } | undefined {
  if (status === 'DELIVERED') return { day: estimatedDelivery ?? '', arrived: true };
  if (status === 'FAILED' || status === 'REFUSED' || estimatedDelivery === undefined) return undefined;
  return { day: `${estimatedDelivery}T00:00:00Z`, arrived: false };
}
