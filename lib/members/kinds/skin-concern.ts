import { trait } from '../kind';

/** What somebody wants for his skin. */
export const skinConcern = trait({
  code: 'skin_concern',
  prefix: 'concern',
  values: ['hydration', 'acne', 'brightening', 'firming', 'redness', 'sun'],
  isMany: true,
});
