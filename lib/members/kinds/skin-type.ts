import { trait } from '../kind';

/** What skin somebody has. */
export const skinType = trait({
  code: 'skin_type',
  prefix: 'skin',
  values: ['dry', 'oily', 'combination', 'normal', 'sensitive'],
  isMany: false,
});
