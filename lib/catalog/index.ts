import 'server-only';

export { fillCategories } from './fill';
export { addBrands, addSkus, type NewSku } from './store';
