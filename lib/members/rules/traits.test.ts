import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { traits } from '../registry';
import { decideTraits, plainTags, TRAIT_PREFIXES, type Traits, traitsOf } from './traits';
import { TraitsInput } from './traits-input';

const said = fc.record(
  Object.fromEntries(
    traits.all.map(({ code, values, isMany }) => [
      code,
      fc.subarray([...values], { maxLength: isMany ? values.length : 1 }),
    ]),
  ),
) as fc.Arbitrary<Traits>;
const others = fc.subarray(['vip', '新品', 'from:fair', 'resize:M', ':']);

describe('what a member says of himself', () => {
  test('is read back as he said it, whatever stood before, and leaves tags of others alone', () => {
    fc.assert(
      fc.property(said, said, others, (before, next, rest) => {
        const tagged = (tags: readonly string[], one: Traits) => {
          const { added, removed } = decideTraits(tags, one);
          return [...tags.filter((tag) => !removed.includes(tag)), ...added];
        };
        const tags = tagged(tagged(rest, before), next);
        const meant = Object.fromEntries(Object.entries(next).filter(([, values]) => values.length > 0));
        expect(traitsOf(tags)).toEqual(meant);
        expect(plainTags(tags)).toEqual(rest);
        expect(decideTraits(tags, next)).toEqual({ added: [], removed: [], fields: [] });
      }),
    );
  });

  test('names the traits that changed, and takes away a value that is not offered any more', () => {
    expect(decideTraits(['size:M', 'skin:old', 'vip'], { clothing_size: ['L'], shoe_size: ['38'] })).toEqual({
      added: ['size:L', 'shoe:38'],
      removed: ['size:M', 'skin:old'],
      fields: ['clothing_size', 'shoe_size', 'skin_type'],
    });
  });

  test('is one value where one is asked for, of those that are offered', () => {
    const fits = (given: object) => TraitsInput.safeParse({ traits: given }).success;
    expect(fits({})).toBe(true);
    expect(fits({ clothing_size: ['M'], skin_concern: ['acne', 'sun'] })).toBe(true);
    expect(fits({ clothing_size: ['M', 'L'] })).toBe(false);
    expect(fits({ clothing_size: ['huge'] })).toBe(false);
    expect(fits({ height: ['180'] })).toBe(false);
  });
});

test('no two traits share a prefix, and no prefix or value holds a colon', () => {
  expect(new Set(TRAIT_PREFIXES).size).toBe(TRAIT_PREFIXES.length);
  for (const { prefix, values } of traits.all) for (const text of [prefix, ...values]) expect(text).not.toMatch(/:/);
});
