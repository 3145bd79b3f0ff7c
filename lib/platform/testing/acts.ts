import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { isPermission, type Permission } from '@/lib/kernel/permission';
import { type Command, type Context, execute, parseInput } from '../command';
import { pool } from '../db';
import type { Query } from '../query';

/** Something that a signed-in member may do or read for himself, found in the sources. */
export type MemberAct = {
  /** The command's name; a query has that of its export. */
  readonly name: string;
  readonly writes: boolean;
  /** The fields of its input. */
  readonly fields: readonly string[];
  readonly run: (caller: Omit<Context, 'db'>, raw: unknown) => Promise<unknown>;
};

/** Something that staff and keys may do or read with a permission, found in the sources. */
export type StaffAct = {
  /** The command's name; a query has that of its export. */
  readonly name: string;
  readonly can: Permission;
  readonly definition: Command | Query;
};

const ROOTS = ['lib', 'app'];
const IS_SOURCE = /\.tsx?$/;
const IS_TEST = /\.test\.tsx?$|(^|\/)testing\//;
const FOR_MEMBERS = /\bcan: 'self'/g;
const FOR_ANYBODY = /= (?:command|query)\(\{/g;

/** Every command and query of the tree that a member calls for himself; fails over one that no module hands out. */
export async function memberActs(): Promise<MemberAct[]> {
  const acts = await handedOut(FOR_MEMBERS, ({ can }) => can === 'self');
  return acts.map(([name, definition]) => actOf(name, definition));
}

/** Every command and query of the tree that asks for a permission; fails over one that no module hands out. */
export async function staffActs(): Promise<StaffAct[]> {
  const acts = await handedOut(FOR_ANYBODY, () => true);
  return acts.flatMap(([exported, definition]) => {
    const name = 'name' in definition ? definition.name : exported;
    return isPermission(definition.can) ? [{ name, can: definition.can, definition }] : [];
  });
}

/** The names of all fields of an input, those of what stands within it too. */
export function fieldsOf(schema: z.ZodType): readonly string[] {
  const { def } = schema as unknown as { readonly def: Parts };
  const within = [def.element, def.innerType, def.in, ...(def.options ?? [])].filter((one) => one !== undefined);
  const own = Object.entries(def.shape ?? {}).flatMap(([name, one]) => [name, ...fieldsOf(one)]);
  return [...own, ...within.flatMap(fieldsOf)];
}

/** Of what a schema may consist, by its kind. */
type Parts = {
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly in?: z.ZodType;
  readonly options?: readonly z.ZodType[];
};

/** What modules hand out of all that their sources hold, by export. */
async function handedOut(
  mark: RegExp,
  isMeant: (definition: Command | Query) => boolean,
): Promise<[name: string, definition: Command | Query][]> {
  const all: [string, Command | Query][] = [];
  for (const { path, times } of sources(mark)) {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ path);
    const found = Object.entries(module).flatMap(([name, value]): [string, Command | Query][] =>
      isDefinition(value) && isMeant(value) ? [[name, value]] : [],
    );
    if (found.length < times) throw new Error(`${path}: ${times} in the source, ${found.length} of them handed out`);
    all.push(...found);
  }
  return all.sort(([one], [other]) => (one < other ? -1 : 1));
}

function sources(mark: RegExp): { readonly path: string; readonly times: number }[] {
  return ROOTS.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => IS_SOURCE.test(name) && !IS_TEST.test(name))
      .map((name) => join(process.cwd(), root, name))
      .map((path) => ({ path, times: readFileSync(path, 'utf8').match(mark)?.length ?? 0 }))
      .filter(({ times }) => times > 0),
  );
}

const isDefinition = (value: unknown): value is Command | Query =>
  typeof value === 'object' && value !== null && 'run' in value && 'can' in value && 'input' in value;

function actOf(exported: string, definition: Command | Query): MemberAct {
  const { shape } = definition.input as unknown as { readonly shape?: Readonly<Record<string, z.ZodType>> };
  if (shape === undefined) throw new Error(`${exported}: an input without fields that can be listed`);
  const fields = Object.keys(shape).sort();
  if ('name' in definition)
    return { name: definition.name, writes: true, fields, run: (caller, raw) => execute(definition, caller, raw) };
  const read = (caller: Omit<Context, 'db'>, raw: unknown) =>
    definition.run({ ...caller, db: pool() }, parseInput(definition.input, raw));
  return { name: exported, writes: false, fields, run: async (caller, raw) => read(caller, raw) };
}
