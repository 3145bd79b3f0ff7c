import 'server-only';
import { z } from 'zod';
import { draftTable } from '@/lib/platform/authored/drafts';
import { type Db, execution, statement } from '@/lib/platform/db';
import { SORTS } from '../kind';
import { type Terms, TermsSchema } from '../rules/terms';

/** A part at the version that was looked at, as it is kept. */
export const PinSchema = z.object({ sort: z.enum(SORTS), code: z.string(), gate: z.string(), version: z.number() });

/** A part at the version that was looked at; `gate` is what its own context calls it by. */
export type Pin = z.output<typeof PinSchema>;

const RevisionRow = z.object({
  code: z.string(),
  revision: z.number(),
  terms: z.unknown(),
  parts: z.array(PinSchema),
  writtenBy: z.string(),
  submittedAt: z.date(),
  submittedBy: z.string(),
  note: z.string(),
});

/** A submitted revision with its terms read; null where this program does not understand them. */
export type Revision = Omit<z.output<typeof RevisionRow>, 'terms'> & { readonly terms: Terms | null };

const ROW = '"code", "revision", "terms", "parts", "writtenBy", "submittedAt", "submittedBy", "note"';
// Primary key (code, revision).
const readOf = statement(
  'campaigns.revisions',
  `SELECT ${ROW} FROM "CampaignRevision" WHERE "code" = $1 ORDER BY "revision" DESC`,
  RevisionRow,
);
const readNamed = statement(
  'campaigns.revisions.named',
  `SELECT ${ROW} FROM "CampaignRevision" JOIN unnest($1::text[], $2::int[]) AS n(c, r) ON "code" = n.c AND "revision" = n.r`,
  RevisionRow,
);
// Primary key; what exists stays as it is.
const insert = execution(
  'campaigns.revisions.add',
  `INSERT INTO "CampaignRevision" (${ROW}) VALUES ($1, $2, $3::jsonb, $4::jsonb, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
);
// Primary key; labels hold no space.
const writeWriter = execution(
  'campaigns.draft.writer',
  `UPDATE "CampaignDraft" SET "writer" = trim("writer" || ' ' || $2)
   WHERE "code" = $1 AND NOT $2 = ANY(string_to_array("writer", ' '))`,
);
const readWriter = statement(
  'campaigns.draft.writer.read',
  'SELECT "writer" FROM "CampaignDraft" WHERE "code" = $1',
  z.object({ writer: z.string() }),
);

/** What somebody is writing as the next revision of a campaign. */
export const { allDrafts, draftOf, saveDraft, dropDraft } = draftTable('campaigns', 'CampaignDraft');

const read = ({ terms, ...row }: z.output<typeof RevisionRow>): Revision => ({
  ...row,
  terms: TermsSchema.safeParse(terms).data ?? null,
});

/** The revisions of a campaign, newest first. */
export const revisionsOf = async (db: Db, code: string): Promise<Revision[]> => (await readOf(db, [code])).map(read);

/** The revisions that count of some campaigns, by code. */
export async function revisionsNamed(
  db: Db,
  named: readonly { readonly code: string; readonly revision: number }[],
): Promise<ReadonlyMap<string, Revision>> {
  if (named.length === 0) return new Map();
  const rows = await readNamed(db, [named.map(({ code }) => code), named.map(({ revision }) => revision)]);
  return new Map(rows.map((row) => [row.code, read(row)]));
}

/** Keeps a submitted revision; answers whether it is new. */
export const addRevision = async (db: Db, one: Revision & { readonly terms: Terms }): Promise<boolean> => {
  const { code, revision, terms, parts, writtenBy, submittedAt, submittedBy, note } = one;
  const said = [JSON.stringify(terms), JSON.stringify(parts)];
  return (await insert(db, [code, revision, ...said, writtenBy, submittedAt, submittedBy, note])) > 0;
};

/** Adds to those who wrote a draft, as the trail names him. */
export const addWriter = (db: Db, code: string, writer: string): Promise<number> => writeWriter(db, [code, writer]);

/** Everybody who wrote a draft, as the trail names them, one after another. */
export const writersOf = async (db: Db, code: string): Promise<string> =>
  (await readWriter(db, [code]))[0]?.writer ?? '';

/** Whether somebody is one of those who wrote a revision. */
export const hasWritten = ({ writtenBy }: Pick<Revision, 'writtenBy'>, who: string): boolean =>
  writtenBy.split(' ').includes(who);
