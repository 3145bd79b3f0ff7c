import type { Count, Happening } from '../kind';

/** A behaviour of the type, once by its event. */
export const behaviourCount = ({ name, facts }: Happening, type: string): Count =>
  name === type && facts.event !== undefined ? { source: `event:${facts.event}`, amount: 1 } : null;
