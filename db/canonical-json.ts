import serialize from 'canonicalize';

/** RFC 8785: one text for equal JSON, whatever the order of keys. Throws on what is not JSON. */
export function canonicalJson(value: unknown): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
