/** The path if it is one of ours, else the fallback: nothing that could lead to another host. */
export function localPath(path: string | null | undefined, fallback: string): string {
  return path && /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : fallback;
}
