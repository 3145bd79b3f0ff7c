import { useTranslations } from 'next-intl';
import { type StatusMeaning, StatusPill } from '@/components/ui/badge';
import type { OrderState } from '@/lib/mall/rules/order';

const MEANINGS: Readonly<Record<OrderState, StatusMeaning>> = {
  awaiting_shipment: 'waiting',
  awaiting_pickup: 'waiting',
  shipped: 'note',
  completed: 'ok',
  cancelled: 'stopped',
};

/** The state of an exchange as icon and word; wants the texts `mall-words`. */
export function ExchangeState({ state }: { readonly state: OrderState }) {
  const t = useTranslations('mall-words');
  return <StatusPill meaning={MEANINGS[state]}>{t(`state.${state}`)}</StatusPill>;
}
