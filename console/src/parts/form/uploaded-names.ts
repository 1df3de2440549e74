// What the files were called that this page has uploaded: forms hold their digests alone.
const names = new Map<string, string>();

export function noteUpload(digest: string, name: string): void {
  names.set(digest, name);
}

/** The name of a file that this page has uploaded. */
export function uploadedName(digest: string): string | undefined {
  return names.get(digest);
}
