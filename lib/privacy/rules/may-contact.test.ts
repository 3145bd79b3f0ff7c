import { describe, expect, test } from 'vitest';
import { CHOICES, choiceOf } from './choices';
import { type ContactFacts, decideContact } from './may-contact';

const facts = (more: Partial<ContactFacts> = {}): ContactFacts => ({
  status: 'active',
  isLeaving: false,
  isGiven: null,
  ...more,
});

describe('whoever sends asks first', () => {
  test.each(CHOICES)('$purpose over $channel: what was said counts, else what counts unasked', (choice) => {
    const { purpose, channel, unasked } = choice;
    expect(decideContact(purpose, channel, facts())).toBe(unasked);
    expect(decideContact(purpose, channel, facts({ isGiven: true }))).toBe(true);
    expect(decideContact(purpose, channel, facts({ isGiven: false }))).toBe(false);
  });

  test('marketing that leaves the portal is never sent unasked', () => {
    for (const channel of ['sms', 'email', 'wechat', 'push'] as const)
      expect(decideContact('marketing', channel, facts())).toBe(false);
  });

  test('whoever is leaving hears of service alone, whoever left nothing at all', () => {
    const given = { isGiven: true };
    expect(decideContact('marketing', 'sms', facts({ ...given, isLeaving: true }))).toBe(false);
    expect(decideContact('service', 'sms', facts({ isLeaving: true }))).toBe(true);
    for (const status of ['closed', 'merged']) {
      expect(decideContact('marketing', 'inbox', facts({ ...given, status }))).toBe(false);
      expect(decideContact('service', 'sms', facts({ ...given, status }))).toBe(false);
    }
  });

  test('what nobody was ever asked about fails closed', () => {
    expect(choiceOf('personalisation', 'sms')).toBeUndefined();
    expect(decideContact('personalisation', 'sms', facts({ isGiven: true }))).toBe(false);
  });
});
