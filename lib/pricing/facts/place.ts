import type { Fact } from './fact';

/** The channel of the order. */
export const channel: Fact = { code: 'order.channel', type: 'name', read: (source) => source.channel };

/** The store of the order. */
export const store: Fact = { code: 'order.store', type: 'name', read: (source) => source.store?.code ?? null };

/** The region of the order's store. */
export const region: Fact = { code: 'order.region', type: 'name', read: (source) => source.store?.region ?? null };
