import 'server-only';

export { fillCategories } from './fill';
export { addBrands, addSkus, categoryNames, type NewSku } from './store';
