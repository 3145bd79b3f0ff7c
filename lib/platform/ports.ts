import 'server-only';
import type { Actor } from '@/lib/kernel/actor';
import { assert } from '@/lib/kernel/assert';
import type { Refusal } from '@/lib/kernel/refusal';
import type { AuditFacts, Context, WithheldFacts } from './command';
import type { Db } from './db';
import { shared } from './shared';

/** What the platform must ask of contexts that it may not know; `lib/wiring.ts` plugs the doors in. */
export type Ports = {
  /** Writes one row of the audit trail in the caller's transaction. */
  readonly writeAudit: (db: Db, context: Context, action: string, facts: AuditFacts) => Promise<void>;
  /** Keeps why somebody was refused value, when what refused it was rolled back. */
  readonly writeWithheld: (db: Db, facts: WithheldFacts, refusal: Refusal, at: Date) => Promise<void>;
  /** The actor behind an API key's text and its calls per second (null: unlimited), or null when it opens nothing. */
  readonly apiKey: (key: string, now: Date) => Promise<{ actor: Actor; ratePerSecond: number | null } | null>;
  /**
   * The actor behind a staff id with his roles, permissions and scope, or null when he may not work any more; looking at
   * the back office as a role, if one is named and he may.
   */
  readonly staffActor: (staffId: string, previewed?: string) => Promise<Actor | null>;
  /** The codes of the stores whose members and orders the actor may see; null means all of them. */
  readonly storesInSight: (actor: Actor) => Promise<readonly string[] | null>;
};

const holder = () => shared<{ plugged: Ports | null }>('plugged.ports', () => ({ plugged: null }));

/** Plugs the doors in; the last call wins. */
export function plug(given: Ports): void {
  holder().plugged = given;
}

/** The plugged doors; stops when `lib/wiring.ts` was not imported by the process. */
export function ports(): Ports {
  const { plugged } = holder();
  assert(plugged !== null, 'lib/wiring.ts was not imported');
  return plugged;
}
