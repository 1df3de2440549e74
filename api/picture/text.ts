// Text in an SVG, without a browser to measure it.

/** Width in pixels: a Chinese character is as wide as the font is high, a Latin one a little more than half. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += isWide(character) ? size : size * 0.58;
  return Math.ceil(width);
}

const isWide = (character: string): boolean => (character.codePointAt(0) ?? 0) >= 0x2e80;

/** Latin words, and Chinese characters with the closing marks after them, which may not begin a line. */
const PIECES = /[（“《]*[\u2e80-\uffff][，。、；：！？）”》]*|[^\s\u2e80-\uffff]+\s*|\s+/gu;

/** Lines no wider than `most`: Latin text breaks at spaces, Chinese anywhere. At most three; the rest ends in an ellipsis. */
export function linesOf(text: string, size: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > most) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  return lines.length <= 3 ? lines : [...lines.slice(0, 2), `${lines[2]?.slice(0, -1)}…`];
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as XML says it; control characters, which XML can't say, are left out. */
export function xml(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what must go
  const sayable = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
  return sayable.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
