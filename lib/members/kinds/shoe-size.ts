import { trait } from '../kind';

/** The size of somebody's shoes, by the European scale. */
export const shoeSize = trait({
  code: 'shoe_size',
  prefix: 'shoe',
  values: ['34', '35', '36', '37', '38', '39', '40', '41', '42', '43', '44', '45', '46'],
  isMany: false,
});
