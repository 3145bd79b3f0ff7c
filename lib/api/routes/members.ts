import { EnrolMemberInput } from '@/lib/members';
import { MemberAnswer, presentMember } from '../present/member';
import { requireStores } from '../reach';
import {
  enrolAndRead,
  FindMemberInput,
  LookUpMemberInput,
  lookUpMember,
  memberOfId,
  memberOfName,
} from '../reads/member';
import { route } from '../route';

const tag = 'Members';
const one = { description: 'The member', schema: MemberAnswer };

/** Members: enrol, find, look up (S0-1.1). */
export const memberRoutes = [
  route('enrolMember', {
    method: 'POST',
    path: '/members',
    tag,
    summary: 'Enrol a member, or get the one with the same externalId or mobile',
    runs: enrolAndRead,
    body: EnrolMemberInput,
    isIdempotent: true,
    answers: {
      201: { description: 'A new member', schema: MemberAnswer },
      200: { description: 'The member who was there already; nothing is given twice', schema: MemberAnswer },
    },
    refusals: [
      'member_conflict',
      'invalid_mobile',
      'birthday_wrong',
      'guardian_needed',
      'registered_in_future',
      'inviter_not_found',
    ],
    example: {
      body: {
        externalId: 'crm-10001',
        mobile: '13800001234',
        name: '林小满',
        gender: 'female',
        birthday: '1994-11-21',
        region: '上海',
        registeredAt: '2026-01-05T10:00:00+08:00',
        channel: 'pos',
        storeCode: 'SH-001',
      },
    },
    reach: (caller, { storeCode }) => requireStores(caller, [storeCode]),
    present: ({ isNew, reading }, { locale }) => ({ status: isNew ? 201 : 200, body: presentMember(reading, locale) }),
  }),
  route('findMember', {
    method: 'GET',
    path: '/members',
    tag,
    summary: 'Find a member by exactly one of externalId, mobile and code',
    runs: memberOfName,
    query: FindMemberInput,
    answers: { 200: one },
    refusals: ['member_not_found'],
    example: { query: { externalId: 'crm-10001' } },
    reach: null,
    present: (reading, { locale }) => ({ status: 200, body: presentMember(reading, locale) }),
  }),
  route('lookUpMember', {
    method: 'POST',
    path: '/members/lookup',
    tag,
    summary: 'Find a member by what should not stand in an address, or by the code of the pass that he shows',
    runs: lookUpMember,
    body: LookUpMemberInput,
    answers: { 200: one },
    refusals: ['member_not_found', 'pass_mistyped', 'pass_forged', 'pass_expired', 'pass_used', 'too_many_attempts'],
    example: { body: { mobile: '13800001234' } },
    reach: async (caller, { storeCode }) => {
      if (storeCode !== undefined) await requireStores(caller, [storeCode]);
    },
    present: (reading, { locale }) => ({ status: 200, body: presentMember(reading, locale) }),
  }),
  route('getMember', {
    method: 'GET',
    path: '/members/{id}',
    tag,
    summary: 'A member with level, growth, points and statistics as of now',
    runs: memberOfId,
    answers: { 200: one },
    refusals: ['member_not_found'],
    example: {},
    reach: null,
    present: (reading, { locale }) => ({ status: 200, body: presentMember(reading, locale) }),
  }),
];
