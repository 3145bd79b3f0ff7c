import 'server-only';

export { fillCategories } from './fill';
