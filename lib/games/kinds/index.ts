export { scratch } from './scratch';
export { wheel } from './wheel';
