import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { must } from '@/lib/kernel/assert';
import { levelSchemes } from '@/lib/levels';
import { pool } from '@/lib/platform/db';
import { program } from '@/lib/platform/program';
import type { LevelNames } from '../../_components/level-names';
import type { ListNames } from '../_components/members-table';
import { consoleNames } from '../[id]/_components/read-member';

/** The levels in force with their names and metals, lowest first. */
export async function levelNames(): Promise<LevelNames> {
  const versions = await levelSchemes(pool(), await program(pool()));
  const { scheme } = must(versions[0], 'no level scheme: run db:seed');
  return Object.fromEntries(scheme.levels.map(({ code, name, metal }) => [code, { ...name, metal }]));
}

/** All names that a list of members needs. */
export async function listNames(actor: Actor): Promise<ListNames> {
  const [levels, { stores, zone }] = await Promise.all([levelNames(), consoleNames(actor)]);
  return { levels, stores, zone };
}
