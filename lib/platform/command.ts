import 'server-only';
import type { z } from 'zod';
import { type Actor, isScoped, may } from '@/lib/kernel/actor';
import type { Reason } from '@/lib/kernel/decision';
import type { Permission } from '@/lib/kernel/permission';
import { type Facts, isRefusal, Refusal } from '@/lib/kernel/refusal';
import { type Db, pool, withTransaction } from './db';
import { ports } from './ports';
import { takeToken } from './rate-limit-memory';
import { readerOf } from './reading';

/** The languages of the program. */
export type Locale = 'zh-CN' | 'en';

/** What a command knows of its caller and moment; `db` is the transaction, or the pool for a command with its own. */
export type Context = {
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly locale: Locale;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** The caller's own name for this request: a repeat carries the same one (4.F). */
  readonly idempotencyKey?: string;
  readonly db: Db;
};

/** Who may call: holders of a permission, everybody, or a signed-in member for himself. */
export type Can = Permission | 'public' | 'self';

/** What the audit trail keeps of one call (null: nothing to keep). */
export type AuditFacts = {
  readonly objectType: string;
  readonly objectId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
};

/** What a refused call is kept as: whom value was withheld from, of what, and by which rule (N2). */
export type WithheldFacts = {
  readonly memberId: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly topic: Reason['topic'];
  readonly rule: string;
  /** What the sentence names beside the refusal's own facts. */
  readonly facts: Facts;
};

/** A verb of the program as a value: mounted as a server action, an API route or a command-line verb. */
export type Command<I extends z.ZodType = z.ZodType, O = unknown> = {
  readonly name: string;
  readonly can: Can;
  readonly input: I;
  /** 'mount' (default): the mount opens the transaction and writes the audit row in it. 'own': set-shaped commands. */
  readonly transaction?: 'mount' | 'own';
  /** With a transaction of its own: it only reads, so staff of some stores ask behind the wall (decision 079). */
  readonly isReading?: true;
  readonly audit?: (input: z.output<I>, output: O) => AuditFacts | null;
  /**
   * For a verb that refuses value by throwing, so that nothing else of it stays: the decision that is kept all the same, in
   * a transaction of its own (null: nobody's). Asked for refusals by rule (409) only, after everything was rolled back.
   */
  readonly withheld?: (context: Context, input: z.output<I>, refusal: Refusal) => Promise<WithheldFacts | null>;
  readonly run: (context: Context, input: z.output<I>) => Promise<O>;
};

/** Declares a command, keeping its types. */
export function command<I extends z.ZodType, O>(definition: Command<I, O>): Command<I, O> {
  return definition;
}

/** One complaint about the input: where, and what. */
export type InputProblem = { readonly path: string; readonly code: string; readonly message: string };

/** The input did not pass its schema; nothing was done. */
export class InvalidInput extends Error {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    super('invalid_input');
    this.name = 'InvalidInput';
    this.problems = problems;
  }
}

/** Tells invalid input by its shape: modules may exist twice. */
export const isInvalidInput = (error: unknown): error is InvalidInput =>
  error instanceof Error && error.name === 'InvalidInput' && 'problems' in error;

/** Reads raw input by a schema, or throws InvalidInput that names every place; `say` words the complaints. */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown, say?: z.core.$ZodErrorMap): z.output<I> {
  const parsed = schema.safeParse(raw, say && { error: say });
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.map(({ path, code, message }) => ({ path: path.join('.'), code, message })),
  );
}

/** Refuses a caller who may not use the command: 401 without an identity, 403 without the permission. */
export function authorise(can: Can, actor: Actor): void {
  if (can === 'public') return;
  if (actor.kind === 'anonymous') throw new Refusal('not_signed_in', {}, 401);
  const allowed = can === 'self' ? actor.kind === 'member' : may(actor, can);
  if (!allowed) throw new Refusal('forbidden', { permission: can }, 403);
}

// Far more than fingers do, and little enough that a script gets nowhere; whatever is dearer counts by itself.
const MEMBER_TAPS = { atOnce: 60, perSecond: 1 };

/** Counts one more use of a command by a member, whatever comes of it, and refuses with 429 beyond his limit. */
function countTap(name: string, actor: Actor): void {
  if (actor.kind !== 'member') return;
  const { atOnce, perSecond } = MEMBER_TAPS;
  const taken = takeToken(`member ${actor.id} ${name}`, perSecond, performance.now(), atOnce);
  if (taken.ok) return;
  throw new Refusal('too_many_attempts', { retryAfterSeconds: taken.retryAfterSeconds }, 429);
}

/**
 * Runs a command for a caller: permission, then a member's limit, then input, then (unless it has its own) one transaction
 * with its audit row. Throws Refusal or InvalidInput; anything else is a fault of ours.
 */
export async function execute<I extends z.ZodType, O>(
  definition: Command<I, O>,
  caller: Omit<Context, 'db'>,
  raw: unknown,
): Promise<O> {
  authorise(definition.can, caller.actor);
  if (caller.actor.kind === 'staff' && caller.actor.preview !== undefined) throw new Refusal('preview_only', {}, 403);
  countTap(definition.name, caller.actor);
  return perform(definition, caller, parseInput(definition.input, raw));
}

/** The last step of `execute`: for a mount that has authorised the caller and read the input itself. */
export async function perform<I extends z.ZodType, O>(
  definition: Command<I, O>,
  caller: Omit<Context, 'db'>,
  input: z.output<I>,
): Promise<O> {
  const { withheld } = definition;
  if (withheld === undefined) return carryOut(definition, caller, input);
  try {
    return await carryOut(definition, caller, input);
  } catch (error) {
    if (isRefusal(error) && error.status === BY_RULE) await keepWithheld(withheld, caller, input, error);
    throw error;
  }
}

const BY_RULE = 409;

async function carryOut<I extends z.ZodType, O>(
  definition: Command<I, O>,
  caller: Omit<Context, 'db'>,
  input: z.output<I>,
): Promise<O> {
  if (definition.transaction === 'own') {
    const isNarrowed = definition.isReading === true && isScoped(caller.actor);
    return definition.run({ ...caller, db: isNarrowed ? await readerOf(caller.actor) : pool() }, input);
  }
  return withTransaction(async (db) => {
    const output = await definition.run({ ...caller, db }, input);
    const facts = definition.audit?.(input, output) ?? null;
    if (facts !== null) await ports().writeAudit(db, { ...caller, db }, definition.name, facts);
    return output;
  });
}

/** Every decision that refuses value is stored: what was rolled back takes its reason not along. */
async function keepWithheld<I extends z.ZodType>(
  withheld: NonNullable<Command<I>['withheld']>,
  caller: Omit<Context, 'db'>,
  input: z.output<I>,
  refusal: Refusal,
): Promise<void> {
  const facts = await withheld({ ...caller, db: pool() }, input, refusal);
  if (facts !== null) await withTransaction((db) => ports().writeWithheld(db, facts, refusal, caller.now));
}
