import 'server-only';
import type { z } from 'zod';
import type { AuditFacts, Context } from '@/lib/platform/command';

/** Who asked for what is being executed: its entry names the author, not only the one who approved. */
export type ApprovedRequest = {
  readonly id: string;
  readonly maker: string;
  readonly makerName: string;
  readonly reason: string;
};

/** What an execution did: facts kept with the request, and the row of the trail about the thing itself. */
export type Executed = { readonly result: Readonly<Record<string, unknown>>; readonly audit: AuditFacts };

type Definition<P extends z.ZodType> = {
  /** The name of the act, as in the audit trail: `points.adjust`. */
  readonly code: string;
  readonly payload: P;
  readonly example: z.input<P>;
  /** Refuses whoever may not ask for or decide this one: his own account, a member out of his sight. */
  readonly guard: (context: Context, payload: z.output<P>) => Promise<void>;
  /** Does what was approved, in the transaction of the approval. */
  readonly execute: (context: Context, payload: z.output<P>, request: ApprovedRequest) => Promise<Executed>;
};

/** A kind of request, sealed: outside, payloads are unknown and read by their schema on every way in. */
export type ApprovalKind = {
  readonly code: string;
  readonly example: unknown;
  readonly parse: (raw: unknown) => unknown;
  readonly guard: (context: Context, raw: unknown) => Promise<void>;
  readonly execute: (context: Context, raw: unknown, request: ApprovedRequest) => Promise<Executed>;
};

/** Declares a kind of request. */
export function approvalKind<P extends z.ZodType>({
  code,
  payload,
  example,
  guard,
  execute,
}: Definition<P>): ApprovalKind {
  return {
    code,
    example,
    parse: (raw) => payload.parse(raw),
    guard: (context, raw) => guard(context, payload.parse(raw)),
    execute: (context, raw, request) => execute(context, payload.parse(raw), request),
  };
}
