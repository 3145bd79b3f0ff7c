import { describe, expect, test } from 'vitest';
import { decideProfile, type ProfileStanding } from './profile';
import { type Profile, ProfileInput } from './profile-input';

const NOBODY: Profile = { name: null, gender: null, birthday: null, email: null, region: null, storeCode: null };

const standing = (profile: Partial<Profile> = {}, more: Partial<ProfileStanding> = {}): ProfileStanding => ({
  profile: { ...NOBODY, ...profile },
  birthdayChanges: 0,
  birthdayChangesMax: 0,
  stores: ['S001'],
  today: '2026-11-22',
  ...more,
});

describe('a member changes his own profile', () => {
  test('names exactly the fields that are new', () => {
    const next = { ...NOBODY, name: '林雨晴', email: 'lin@example.com' };
    expect(decideProfile(standing({ name: '林' }), next)).toEqual({
      allowed: true,
      fields: ['name', 'email'],
      countsBirthday: false,
    });
    expect(decideProfile(standing(next), next)).toMatchObject({ fields: [] });
  });

  test.each([
    ['2012-11-22', true],
    ['2012-11-23', 'guardian_needed'],
    ['2026-11-22', 'guardian_needed'],
    ['2026-11-23', 'birthday_wrong'],
    ['1896-11-22', true],
    ['1895-11-22', 'birthday_wrong'],
  ])('a first birthday of %s answers %s', (birthday, answer) => {
    const decision = decideProfile(standing(), { ...NOBODY, birthday });
    expect(decision.allowed ? true : decision.code).toBe(answer);
    expect(decision).not.toMatchObject({ countsBirthday: true });
  });

  test.each([
    [0, 0, false],
    [0, 1, true],
    [1, 1, false],
  ])('with %i changes of %i allowed another birthday is taken: %s', (birthdayChanges, birthdayChangesMax, allowed) => {
    const limits = { birthdayChanges, birthdayChangesMax };
    const given = standing({ birthday: '1990-05-01' }, limits);
    expect(decideProfile(given, { ...NOBODY, birthday: '1990-06-01' }).allowed).toBe(allowed);
    expect(decideProfile(given, NOBODY).allowed, 'taking it back is a change: it could be given anew').toBe(allowed);
    expect(decideProfile(given, { ...NOBODY, birthday: '1990-05-01' }).allowed).toBe(true);
  });

  test('takes only a store that is open, and leaves one that closed meanwhile', () => {
    expect(decideProfile(standing(), { ...NOBODY, storeCode: 'S009' })).toMatchObject({ code: 'store_not_open' });
    expect(decideProfile(standing(), { ...NOBODY, storeCode: 'S001' }).allowed).toBe(true);
    expect(decideProfile(standing({ storeCode: 'S009' }), { ...NOBODY, storeCode: 'S009' }).allowed).toBe(true);
  });
});

test('an empty field of the form is one that is taken back', () => {
  const form = { name: '  ', gender: '', birthday: '', email: ' Lin@Example.com ', region: '', storeCode: '' };
  expect(ProfileInput.parse(form)).toEqual({ ...NOBODY, email: 'lin@example.com' });
});
