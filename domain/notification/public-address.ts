// Which addresses of the internet protocols are anybody's, and which belong to this machine or its own network.

/** Special-purpose blocks of IANA's registries for IPv4 (RFC 6890 and its updates). */
const PRIVATE_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map((block) => {
  const [base = '', bits = '0'] = block.split('/');
  return { base: v4Number(base) ?? 0, size: 2 ** (32 - Number(bits)) };
});

/** Whether an address (IPv4 in dots, or IPv6 with or without brackets and zone) is reachable by the whole internet. */
export function isPublicAddress(address: string): boolean {
  const v4 = v4Number(address);
  if (v4 !== null) return isPublicV4(v4);
  const words = v6Words(address.replace(/^\[|\]$/g, ''));
  if (words === null) return false;
  const [first = 0, second = 0] = words;
  // An IPv4 address in the clothes of IPv6: mapped, NAT64, 6to4.
  if (words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff) return isPublicV4(lastV4(words, 6));
  if (first === 0x64 && second === 0xff9b) return isPublicV4(lastV4(words, 6));
  if (first === 0x2002) return isPublicV4(lastV4(words, 1));
  // Only 2000::/3 is given out; in it Teredo and ORCHID (2001::/23) and documentation are not.
  if (first >> 13 !== 1) return false;
  if (first === 0x2001 && second < 0x200) return false;
  return !(first === 0x2001 && second === 0xdb8) && !(first === 0x3fff && second < 0x1000);
}

function isPublicV4(address: number): boolean {
  return !PRIVATE_V4.some(({ base, size }) => address >= base && address < base + size);
}

/** Whether a host of a URL is an address and no name. */
export function isAddress(host: string): boolean {
  return v4Number(host) !== null || host.startsWith('[');
}

function v4Number(text: string): number | null {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return null;
  return parts.reduce((all, part) => all * 256 + part, 0);
}

function lastV4(words: readonly number[], from: number): number {
  return (words[from] ?? 0) * 65_536 + (words[from + 1] ?? 0);
}

/** The eight words of an IPv6 address; null when it is none. */
function v6Words(text: string): number[] | null {
  const plain = text.replace(/%.*$/, '').replace(/(\d+\.\d+\.\d+\.\d+)$/, (dotted) => {
    const number = v4Number(dotted) ?? 0;
    return `${Math.floor(number / 65_536).toString(16)}:${(number % 65_536).toString(16)}`;
  });
  const [head = '', tail, ...more] = plain.split('::');
  if (more.length > 0 || !plain.includes(':')) return null;
  const wordsOf = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [before, after] = [wordsOf(head), tail === undefined ? [] : wordsOf(tail)];
  const gap = 8 - before.length - after.length;
  if (tail === undefined ? gap !== 0 : gap < 1) return null;
  const all = [...before, ...Array.from({ length: gap }, () => '0'), ...after];
  return all.every((word) => /^[0-9a-f]{1,4}$/i.test(word)) ? all.map((word) => Number.parseInt(word, 16)) : null;
}
