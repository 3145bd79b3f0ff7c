import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideTags, TAGS_MAX, Tag } from './remarks';

describe('tags put by staff', () => {
  test.each<[string[], { add?: string[]; remove?: string[] }, unknown]>([
    [[], { add: ['家庭用户'] }, { allowed: true, added: ['家庭用户'], removed: [] }],
    [['vip'], { add: ['vip', 'vip'] }, { allowed: true, added: [], removed: [] }],
    [['vip', 'b2b'], { remove: ['vip', 'gone'] }, { allowed: true, added: [], removed: ['vip'] }],
    [['vip'], { add: ['vip'], remove: ['vip'] }, { allowed: true, added: [], removed: [] }],
    [[], { add: ['skin:dry'] }, { allowed: false, code: 'tag_is_own_word', tag: 'skin:dry' }],
    [['skin:dry'], { remove: ['skin:dry'] }, { allowed: false, code: 'tag_is_own_word', tag: 'skin:dry' }],
  ])('on %j, %j: %j', (tags, { add = [], remove = [] }, expected) =>
    expect(decideTags(tags, { add, remove })).toEqual(expected),
  );

  test('are never more than the most, and what is taken makes room', () => {
    const full = Array.from({ length: TAGS_MAX }, (_, place) => `tag ${place}`);
    expect(decideTags(full, { add: ['one more'], remove: [] })).toMatchObject({ code: 'too_many_tags' });
    expect(decideTags(full, { add: ['one more'], remove: ['tag 0'] })).toMatchObject({ allowed: true });
    expect(decideTags([...full, 'skin:dry'], { add: [], remove: ['tag 1'] })).toMatchObject({ removed: ['tag 1'] });
  });

  test('come and go at most once, and never both', () => {
    const tag = fc.constantFrom('a', 'b', 'c', 'd');
    fc.assert(
      fc.property(fc.uniqueArray(tag), fc.array(tag), fc.array(tag), (tags, add, remove) => {
        const decided = decideTags(tags, { add, remove });
        if (!decided.allowed) throw new Error(decided.code);
        const after = [...tags.filter((one) => !decided.removed.includes(one)), ...decided.added];
        expect(new Set(after).size).toBe(after.length);
        for (const one of add) expect(after).toContain(one);
        for (const one of remove) if (!add.includes(one)) expect(after).not.toContain(one);
      }),
    );
  });
});

test.each([
  ['家庭用户', true],
  ['restaurant', true],
  ['high net worth', true],
  ['', false],
  ['<b>', false],
  ['x'.repeat(41), false],
])('%s is a tag: %s', (text, isTag) => expect(Tag.safeParse(text).success).toBe(isTag));
