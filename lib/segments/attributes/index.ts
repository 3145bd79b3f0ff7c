// One line for each family of attributes; every export of theirs is an attribute.
export * from './books';
export * from './level';
export * from './level-orders';
export * from './profile';
export * from './purchases';
export * from './segments';
export * from './standing';
