import { offerKinds } from '../registry';
import type { Offer } from './types';

/** The amount of its goods below which an offer does nothing, in fen; 0: it asks for none. */
export const thresholdOf = ({ kind, params }: Pick<Offer, 'kind' | 'params'>): number =>
  offerKinds.find(kind)?.bounds(params).from ?? 0;
