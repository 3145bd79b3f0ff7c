import 'server-only';
import type { z } from 'zod';
import type { AuditFacts, Context } from '@/lib/platform/command';
import type { Cost, Sort } from './rules/terms';

/** Who asked for what is being executed: its entry names the author, not only the one who approved. */
export type ApprovedRequest = {
  readonly id: string;
  readonly maker: string;
  readonly makerName: string;
  readonly reason: string;
};

/** What an execution did: facts kept with the request, and the row of the trail about the thing itself. */
export type Executed = { readonly result: Readonly<Record<string, unknown>>; readonly audit: AuditFacts };

/** One place at which something would be another than it is; null: it is not there. */
export type ToldChange = {
  readonly field: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
};

/** What somebody should know before he decides: what changes, whom it reaches, what it costs, what is doubtful. */
export type Told = {
  readonly changes: readonly ToldChange[];
  /** How many people it is about; null: everybody, or nobody can say. */
  readonly people: number | null;
  readonly cost: Cost;
  /** What the budget still has, in the unit of the cost. */
  readonly left: number | null;
  /** What is doubtful, by codes that have words. */
  readonly risks: readonly string[];
  /** Where it can be looked at as it would be. */
  readonly preview: string | null;
};

/** What a kind that says nothing of itself tells. */
const NOTHING: Told = { changes: [], people: null, cost: null, left: null, risks: [], preview: null };

type Definition<P extends z.ZodType> = {
  /** The name of the act, as in the audit trail: `points.adjust`. */
  readonly code: string;
  /** Under which rules of the settings it falls; the rest are `others`. */
  readonly sort?: Sort;
  /** Whether many may be approved with one look: only where each of them is little and can be taken back. */
  readonly isLowRisk?: boolean;
  readonly payload: P;
  readonly example: z.input<P>;
  /** Refuses whoever may not ask for or decide this one: his own account, a member out of his sight. */
  readonly guard: (context: Context, payload: z.output<P>) => Promise<void>;
  /** What is looked at, in a word that is another once it was changed: then what waits is void (4.M). */
  readonly fingerprint?: (context: Context, payload: z.output<P>) => Promise<string>;
  /** What somebody should know before he decides, as it is now. */
  readonly tell?: (context: Context, payload: z.output<P>) => Promise<Told>;
  /** Does what was approved, in the transaction of the approval. */
  readonly execute: (context: Context, payload: z.output<P>, request: ApprovedRequest) => Promise<Executed>;
};

/** A kind of request, sealed: outside, payloads are unknown and read by their schema on every way in. */
export type ApprovalKind = {
  readonly code: string;
  readonly sort: Sort;
  readonly isLowRisk: boolean;
  readonly example: unknown;
  readonly parse: (raw: unknown) => unknown;
  readonly guard: (context: Context, raw: unknown) => Promise<void>;
  /** Null of kinds whose content cannot change. */
  readonly fingerprint: (context: Context, raw: unknown) => Promise<string | null>;
  readonly tell: (context: Context, raw: unknown) => Promise<Told>;
  readonly execute: (context: Context, raw: unknown, request: ApprovedRequest) => Promise<Executed>;
};

/** Declares a kind of request. */
export function approvalKind<P extends z.ZodType>(definition: Definition<P>): ApprovalKind {
  const { code, sort, isLowRisk, payload, example, guard, fingerprint, tell, execute } = definition;
  return {
    code,
    sort: sort ?? 'others',
    isLowRisk: isLowRisk ?? false,
    example,
    parse: (raw) => payload.parse(raw),
    guard: (context, raw) => guard(context, payload.parse(raw)),
    fingerprint: async (context, raw) => (await fingerprint?.(context, payload.parse(raw))) ?? null,
    tell: async (context, raw) => (await tell?.(context, payload.parse(raw))) ?? NOTHING,
    execute: (context, raw, request) => execute(context, payload.parse(raw), request),
  };
}
