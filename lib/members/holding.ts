import { holding, ownRows } from '@/lib/platform/holding';

/** What this context keeps of one member: what he may take with him, and what goes when he closes his account (4.K). */
export const membersHolding = holding({
  code: 'members',
  tables: [
    ownRows('Member', {
      by: 'id',
      hides: ['passwordHash', 'mobileLast4', 'emailHash'],
      opens: ['mobile', 'email', 'birthday'],
      erased: {
        externalId: null,
        // No number of a card leads to him any more.
        code: '-',
        name: null,
        gender: null,
        mobile: null,
        mobileLast4: null,
        email: null,
        emailHash: null,
        birthday: null,
        birthMonth: null,
        region: null,
        passwordHash: null,
        frozenReason: null,
        frozenAt: null,
      },
    }),
    ownRows('MemberExternalId', { erased: 'rows' }),
    ownRows('MemberMobile', { hides: ['mobileHash'], erased: 'rows' }),
    ownRows('MemberCode', { erased: 'rows' }),
    ownRows('MemberStats'),
    ownRows('MemberTag', { erased: 'rows' }),
    // What colleagues wrote for each other is not the member's to take along; it goes with him all the same.
    ownRows('MemberNote', { hides: ['text', 'byId', 'byName'], erased: 'rows' }),
    // What colleagues look out for is not the member's to take along either.
    ownRows('MemberRisk', { hides: ['reason', 'byName'], erased: 'rows' }),
    ownRows('Session', { by: 'subjectId', where: `"audience" = 'member'`, erased: 'rows' }),
  ],
});
