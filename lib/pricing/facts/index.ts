export * from './cart';
export * from './member';
export * from './moment';
export * from './place';
