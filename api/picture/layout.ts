// Where the nodes and edges of a definition's graph stand, top to bottom.
import { Graph as Drawing, layout as place } from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphNode } from '../../domain/graph.ts';
import type { Language } from '../problem.ts';
import { linesOf, textWidth } from './text.ts';

export const FONT_SIZE = 13;
export const LINE_HEIGHT = 17;
const LABEL_SIZE = 11;
const TASK_TEXT_WIDTH = 140;
const SYMBOL = 36;

export interface Point {
  x: number;
  y: number;
}

/** A node with its centre, its size and its title in lines. */
export interface PlacedNode extends Point {
  node: GraphNode;
  width: number;
  height: number;
  lines: string[];
}

/** A frame around what a parallel or one of its branches holds. */
export interface PlacedFrame extends Point {
  node: GraphNode;
  width: number;
  height: number;
}

export interface PlacedEdge {
  edge: GraphEdge;
  points: Point[];
  label: (Point & { text: string }) | null;
}

export interface Picture {
  width: number;
  height: number;
  nodes: PlacedNode[];
  frames: PlacedFrame[];
  edges: PlacedEdge[];
}

/** A symbol (event, gateway) has its title below it; everything else around it. */
export const isSymbol = ({ element }: GraphNode): boolean =>
  element === 'startEvent' || element === 'endEvent' || element === 'parallelGateway';

const frameOf = (parallel: string): string => `frame:${parallel}`;

/** Lays a graph out. Titles are in `language`. */
export function layOut(graph: Graph, language: Language): Picture {
  const drawing = new Drawing({ compound: true, multigraph: true });
  drawing.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 18, ranksep: 44, marginx: 20, marginy: 20 });
  const nodes = graph.nodes.filter((node) => node.kind !== 'branch');
  const lines = new Map(nodes.map((node) => [node.id, linesOf(node.title[language], FONT_SIZE, TASK_TEXT_WIDTH)]));

  for (const node of nodes) drawing.setNode(node.id, sizeOf(node, lines.get(node.id) ?? []));
  // A parallel is both a node, from which its branches leave, and a frame around them: the frame is one of its own.
  const frames = graph.nodes.filter((node) => node.kind === 'branch' || node.kind === 'parallel');
  for (const node of frames) drawing.setNode(node.kind === 'branch' ? node.id : frameOf(node.id), {});
  for (const node of graph.nodes) for (const [child, parent] of parentsOf(node)) drawing.setParent(child, parent);
  graph.edges.forEach((edge, index) => drawing.setEdge(edge.from, edge.to, labelSize(edge, language), String(index)));

  place(drawing);
  const whole = drawing.graph() as { width?: number; height?: number };
  return {
    width: Math.ceil(whole.width ?? 0),
    height: Math.ceil(whole.height ?? 0),
    nodes: nodes.map((node) => ({ node, lines: lines.get(node.id) ?? [], ...boxOf(drawing, node.id) })),
    frames: frames.map((node) => ({
      node,
      ...boxOf(drawing, node.kind === 'branch' ? node.id : frameOf(node.id)),
    })),
    edges: graph.edges.map((edge, index) => placedEdge(drawing, edge, index, language)),
  };
}

/** What stands inside what: child and frame. A join's id is its parallel's with `$join`. */
function parentsOf(node: GraphNode): [string, string][] {
  if (node.kind === 'branch') return node.within === undefined ? [] : [[node.id, frameOf(node.within)]];
  if (node.kind === 'join') return [[node.id, frameOf(node.id.slice(0, -'$join'.length))]];
  if (node.kind !== 'parallel') return node.within === undefined ? [] : [[node.id, node.within]];
  const own: [string, string] = [node.id, frameOf(node.id)];
  return node.within === undefined ? [own] : [own, [frameOf(node.id), node.within]];
}

function sizeOf(node: GraphNode, lines: string[]): { width: number; height: number } {
  const text = Math.max(...lines.map((line) => textWidth(line, FONT_SIZE)), 0);
  if (isSymbol(node)) return { width: Math.max(SYMBOL, text), height: SYMBOL + lines.length * LINE_HEIGHT };
  return { width: Math.max(text + 28, 96), height: lines.length * LINE_HEIGHT + 22 };
}

function labelSize({ title }: GraphEdge, language: Language): Record<string, unknown> {
  if (title === undefined) return { width: 0, height: 0 };
  return { width: textWidth(title[language], LABEL_SIZE) + 8, height: 16, labelpos: 'c' };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function boxOf(drawing: Drawing, id: string): { x: number; y: number; width: number; height: number } {
  const { x = 0, y = 0, width = 0, height = 0 } = drawing.node(id) as Partial<PlacedFrame>;
  return { x: round(x), y: round(y), width: round(width), height: round(height) };
}

/** A way from a stage to itself, at its right side. */
function loopBeside({ x, y, width }: Point & { width: number }): Point[] {
  const right = x + width / 2;
  return [
    { x: right, y: y - 7 },
    { x: right + 34, y: y - 24 },
    { x: right + 34, y: y + 24 },
    { x: right, y: y + 7 },
  ];
}

function placedEdge(drawing: Drawing, edge: GraphEdge, index: number, language: Language): PlacedEdge {
  const found = drawing.edge(edge.from, edge.to, String(index)) as { points?: Point[]; x?: number; y?: number };
  const { x, y } = found;
  const points = edge.from === edge.to ? loopBeside(boxOf(drawing, edge.from)) : (found.points ?? []);
  const text = edge.title?.[language];
  return { edge, points, label: text === undefined || x === undefined || y === undefined ? null : { text, x, y } };
}
