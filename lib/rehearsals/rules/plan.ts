/** An order with its place and the chunk in which it is decided. */
export type Planned = { readonly place: number; readonly chunk: number; readonly externalId: string };

/** Parts orders into chunks of about a size, never between two orders of one buyer: caps and times are counted for each. */
export function planChunks(
  keys: readonly { readonly externalId: string; readonly buyer: string }[],
  size: number,
): { readonly chunks: number; readonly planned: readonly Planned[] } {
  let [chunk, begun] = [0, 0];
  const planned = keys.map(({ externalId, buyer }, place): Planned => {
    if (place - begun >= size && keys[place - 1]?.buyer !== buyer) [chunk, begun] = [chunk + 1, place];
    return { place, chunk, externalId };
  });
  return { chunks: keys.length === 0 ? 0 : chunk + 1, planned };
}
