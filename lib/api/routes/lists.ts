import { requireId } from '@/lib/kernel/id';
import { DecisionPage, presentDecision } from '../present/decision';
import {
  GrowthPage,
  LevelPage,
  PointPage,
  presentGrowthEntry,
  presentLevelChange,
  presentPage,
  presentPointEntry,
} from '../present/entries';
import { presentStanding } from '../present/level';
import { requireMember } from '../reach';
import { decisions, growthEntries, levelChanges, PageQuery, pointEntries } from '../reads/lists';
import { type Caller, route } from '../route';

const reach = (caller: Caller, { id }: { id: string }) => requireMember(caller, requireId('member', id));
const about = { method: 'GET', tag: 'Members', query: PageQuery, refusals: ['member_not_found'], reach } as const;
const example = { query: { limit: '20' } };

/** What happened to a member, newest first, by cursor. */
export const listRoutes = [
  route('listPointEntries', {
    ...about,
    path: '/members/{id}/points',
    summary: 'The passbook of points, newest first',
    runs: pointEntries,
    answers: { 200: { description: 'A page', schema: PointPage } },
    example,
    present: (page, { locale }) => presentPage(page, presentPointEntry, locale),
  }),
  route('listGrowthEntries', {
    ...about,
    path: '/members/{id}/growth',
    summary: 'The passbook of growth, newest first',
    runs: growthEntries,
    answers: { 200: { description: 'A page', schema: GrowthPage } },
    example,
    present: (page, { locale }) => presentPage(page, presentGrowthEntry, locale),
  }),
  route('listLevelChanges', {
    ...about,
    path: '/members/{id}/levels',
    summary: 'The changes of level, newest first, and where the member stands',
    runs: levelChanges,
    answers: { 200: { description: 'A page', schema: LevelPage } },
    example,
    present: (page, { locale }) => {
      const { status, body } = presentPage(page, presentLevelChange, locale);
      return { status, body: { ...(body as object), standing: presentStanding(page.standing, locale) } };
    },
  }),
  route('listDecisions', {
    ...about,
    path: '/members/{id}/decisions',
    summary: 'Why things were given, reduced, withheld or taken, newest first',
    runs: decisions,
    answers: { 200: { description: 'A page', schema: DecisionPage } },
    example,
    present: (page, { locale }) => presentPage(page, presentDecision, locale),
  }),
];
