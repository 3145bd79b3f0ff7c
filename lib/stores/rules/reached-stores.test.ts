import { expect, test } from 'vitest';
import { reachedStores } from './reached-stores';

const STORES = [
  { id: 's1', code: 'SH01', regionId: 'east' },
  { id: 's2', code: 'HZ01', regionId: 'east' },
  { id: 's3', code: 'SZ01', regionId: 'south' },
];

test.each([
  [{ regionIds: ['east'], storeIds: [] }, ['SH01', 'HZ01']],
  [{ regionIds: [], storeIds: ['s3'] }, ['SZ01']],
  [{ regionIds: ['east'], storeIds: ['s3'] }, ['SH01', 'HZ01', 'SZ01']],
  [{ regionIds: ['east'], storeIds: ['s1'] }, ['SH01', 'HZ01']],
  [{ regionIds: [], storeIds: [] }, []],
  [{ regionIds: ['gone'], storeIds: ['gone'] }, []],
])('a scope of %j reaches %j', (scope, codes) => expect(reachedStores(STORES, scope)).toEqual(codes));
