// A definition's graph as SVG. Colours and fonts are attributes, since a page's policy may forbid style sheets.
import type { Graph, GraphEdge, GraphNode } from '../../domain/graph.ts';
import type { Language } from '../problem.ts';
import { FONT_SIZE, isSymbol, layOut, LINE_HEIGHT } from './layout.ts';
import type { PlacedEdge, PlacedFrame, PlacedNode, Point } from './layout.ts';
import { xml } from './text.ts';

const INK = '#1f2933';
const SOFT = '#7b8794';
const PAPER = '#ffffff';
const FILL = { done: '#cdebd6', now: '#ffe08a', next: '#ffffff', none: '#f5f7fa' };
const RADIUS = 18;
const FONT = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif";

/** Draws a graph; `title` is what a screen reader says it is. */
export function svgOf(graph: Graph, title: string, language: Language): string {
  const { width, height, nodes, frames, edges } = layOut(graph, language);
  // Larger frames first, so that those inside them lie above.
  const outerFirst = frames.toSorted((a, b) => b.width * b.height - a.width * a.height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` role="img" aria-labelledby="picture-title" font-family="${FONT}" font-size="${FONT_SIZE}">`,
    `<title id="picture-title">${xml(title)}</title>`,
    `<defs>${arrow('forward', INK)}${arrow('return', SOFT)}${arrow('failed', '#b42318')}</defs>`,
    `<rect width="${width}" height="${height}" fill="${PAPER}"/>`,
    ...outerFirst.map((frame) => frameSvg(frame, language)),
    ...edges.map(edgeSvg),
    ...nodes.map((node) => nodeSvg(node, language)),
    ...edges.map(labelSvg),
    '</svg>',
  ].join('');
}

const STROKES: Record<GraphEdge['kind'], string> = { forward: INK, return: SOFT, failed: '#b42318' };

const arrow = (kind: GraphEdge['kind'], colour: string): string =>
  `<marker id="${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">` +
  `<path d="M0 1 9 5 0 9z" fill="${colour}"/></marker>`;

function frameSvg({ node, x, y, width, height }: PlacedFrame, language: Language): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const name =
    node.kind === 'branch'
      ? `<text x="${left + 8}" y="${top + 15}" fill="${SOFT}" font-size="11">${xml(node.title[language])}</text>`
      : '';
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="8" fill="none" stroke="${SOFT}" stroke-dasharray="2 3"/>${name}`;
}

function edgeSvg({ edge, points }: PlacedEdge): string {
  const dash = edge.kind === 'forward' ? '' : ' stroke-dasharray="5 4"';
  return `<path d="${smooth(points)}" fill="none" stroke="${STROKES[edge.kind]}" stroke-width="1.3"${dash} marker-end="url(#${edge.kind})"/>`;
}

function labelSvg({ edge, label }: PlacedEdge): string {
  if (label === null) return '';
  const condition = edge.when === undefined ? '' : `<title>${xml(edge.when)}</title>`;
  return (
    `<text x="${label.x}" y="${label.y + 4}" text-anchor="middle" font-size="11" fill="${STROKES[edge.kind]}"` +
    ` stroke="${PAPER}" stroke-width="4" paint-order="stroke">${condition}${xml(label.text)}</text>`
  );
}

function nodeSvg(placed: PlacedNode, language: Language): string {
  const { node, x, y, height, lines } = placed;
  const symbol = isSymbol(node);
  const top = symbol ? y - height / 2 + 2 * RADIUS : y - (lines.length * LINE_HEIGHT) / 2;
  const text = lines.map((line, index) => `<tspan x="${x}" y="${top + index * LINE_HEIGHT + 13}">${xml(line)}</tspan>`);
  return (
    `<g data-node="${xml(node.id)}" data-kind="${node.kind}">` +
    `<title>${xml(node.title[language])}</title>` +
    (symbol ? symbolSvg(node, x, y - height / 2 + RADIUS) : taskSvg(placed)) +
    `<text text-anchor="middle" fill="${INK}">${text.join('')}</text></g>`
  );
}

function symbolSvg(node: GraphNode, x: number, y: number): string {
  const fill = FILL[node.state ?? 'none'];
  if (node.element === 'parallelGateway') {
    const plus = `<path d="M${x - 8} ${y}h16M${x} ${y - 8}v16" stroke="${INK}" stroke-width="2"/>`;
    return `<path d="M${x} ${y - RADIUS}l${RADIUS} ${RADIUS}l${-RADIUS} ${RADIUS}l${-RADIUS} ${-RADIUS}z" fill="${fill}" stroke="${INK}"/>${plus}`;
  }
  const weight = node.element === 'endEvent' ? 3 : 1.3;
  return `<circle cx="${x}" cy="${y}" r="${RADIUS - 3}" fill="${fill}" stroke="${INK}" stroke-width="${weight}"/>`;
}

/** People's work has square corners softened; what waits is round; what the system does has a double edge. */
function taskSvg({ node, x, y, width, height }: PlacedNode): string {
  const round = node.element === 'userTask' ? 6 : node.element === 'intermediateCatchEvent' ? height / 2 : 2;
  const box = (inset: number, fill: string): string =>
    `<rect x="${x - width / 2 + inset}" y="${y - height / 2 + inset}" width="${width - 2 * inset}" height="${height - 2 * inset}"` +
    ` rx="${round}" fill="${fill}" stroke="${INK}" stroke-width="${node.state === 'now' ? 2.4 : 1.3}"${node.state === 'next' ? ' stroke-dasharray="4 3"' : ''}/>`;
  const several =
    node.multiple === true ? `<path d="M${x - 5} ${y + height / 2 - 8}v6m5 -6v6m5 -6v6" stroke="${INK}"/>` : '';
  const double = node.element === 'serviceTask' || node.element === 'callActivity' ? box(3, 'none') : '';
  return box(0, FILL[node.state ?? 'none']) + double + several;
}

/** A line through the points, rounded where it bends. */
function smooth(points: Point[]): string {
  const [first, ...others] = points.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const last = others.pop();
  if (first === undefined || last === undefined) return '';
  let path = `M${first.x} ${first.y}`;
  others.forEach((point, index) => {
    const next = others[index + 1] ?? last;
    const end = index === others.length - 1 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    path += `Q${point.x} ${point.y} ${end.x} ${end.y}`;
  });
  return others.length === 0 ? `${path}L${last.x} ${last.y}` : path;
}
