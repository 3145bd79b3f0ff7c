/** Something with a code and the name that its reader knows it by. */
export type Named = { readonly code: string; readonly name: string };

/** The names that the pages of goods need, in the reader's language. */
export type GoodsNames = {
  readonly categories: readonly (Named & { readonly isArchived: boolean })[];
  readonly brands: readonly (Named & { readonly isArchived: boolean })[];
  readonly stores: readonly Named[];
  readonly levels: readonly Named[];
  readonly zone: string;
};

/** The name of a code, else the code itself. */
export const nameOf = (all: readonly Named[], code: string): string =>
  all.find((one) => one.code === code)?.name ?? code;

/** What may be chosen: what lives, and what is chosen already. */
export const choicesOf = (
  all: readonly (Named & { readonly isArchived: boolean })[],
  chosen: string | null,
): { readonly value: string; readonly label: string }[] =>
  all
    .filter(({ code, isArchived }) => !isArchived || code === chosen)
    .map(({ code, name }) => ({ value: code, label: name }));

/** Tags as they are typed, parted by commas. */
export const tagsOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,，、|]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];
