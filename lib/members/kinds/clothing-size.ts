import { trait } from '../kind';

/** The size of somebody's clothes. */
export const clothingSize = trait({
  code: 'clothing_size',
  prefix: 'size',
  values: ['XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL'],
  isMany: false,
});
