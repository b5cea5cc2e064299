import type { CheckoutView } from '../api/generated/model';
import type { Key } from '../i18n';

type Reason = NonNullable<CheckoutView['reason']>;

/** Why a checkout came to nothing, as its customer understands it, and what to do next. */
export function sorry(reason: Reason, bySeller = false): { title: Key; text: Key; card: boolean } {
  if (bySeller) return { title: 'sorry.seller', text: 'sorry.sellerText', card: false };
  switch (reason) {
    case 'OUT_OF_STOCK':
      return { title: 'sorry.soldOut', text: 'sorry.soldOutText', card: false };
    case 'CARD_DECLINED':
    case 'FRAUD':
      return { title: 'sorry.declined', text: 'sorry.declinedText', card: true };
    case 'INSUFFICIENT_FUNDS':
      return { title: 'sorry.funds', text: 'sorry.fundsText', card: true };
    case 'EXPIRED_CARD':
      return { title: 'sorry.expired', text: 'sorry.expiredText', card: true };
    case 'PAYMENT_ERROR':
      return { title: 'sorry.payment', text: 'sorry.paymentText', card: true };
    case 'TIMED_OUT':
    case 'ORDER_REFUSED':
      return { title: 'sorry.us', text: 'sorry.usText', card: false };
    case 'CANCELLED_BY_CUSTOMER':
      return { title: 'sorry.cancelled', text: 'sorry.cancelledText', card: false };
    default:
      return { title: 'sorry.promotion', text: 'sorry.promotionText', card: false };
  }
}
