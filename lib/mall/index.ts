import 'server-only';

export { cancelForMember, exchangeForMember } from './commands/for-member';
export { publishItemCommand } from './commands/items';
export { mallHolding } from './holding';
export { tellWishes } from './jobs/tell-wishes';
export { type NewItem, openItem } from './open-item';
export {
  deliveryOf,
  type Exchange,
  exchangeCounts,
  exchangesToSend,
  type ListedExchange,
  listedExchanges,
  mallItem,
  mallItemPage,
  mallItems,
  mallItemsLow,
  mallShelf,
  type Offered,
  type OwnExchange,
  ownExchange,
  ownExchanges,
} from './queries';
export { mallBook } from './store/items';
export { CarriedExchangesSchema, mergeExchanges, splitExchanges } from './store/merge';
