import { registry } from '@/lib/kernel/registry';
import * as offers from './offers';

/** Every kind of offer: one file and one export line each. */
export const offerKinds = registry(offers);
