// What the bench prints: medians over the rounds, and our case against the floor.
import type { ConsoleMeasured } from './console/measure.ts';
import type { Cpu } from './cpu.ts';
import type { PublishingMeasured } from './publishing.ts';
import { median } from './statistics.ts';
import type { StuckMeasured } from './stuck/measure.ts';
import type { WaveMeasured } from './wave.ts';

export interface Measurement {
  side: 'floor' | 'case';
  clients: number;
  casesPerSecond: number;
  commandMs: { p50: number; p95: number; p99: number };
  /** Server, PostgreSQL, and the Node processes behind the address. Null where it can't be read. */
  cpuMsPerCase: (Cpu & { total: number }) | null;
  bytesPerCase: number;
  historyEventsPerCommand: number;
}

/** Opening rounds one after the other, and filing items one by one. */
export interface RoundMeasured {
  items: number;
  openMs: { p50: number; p95: number; p99: number };
  fileMs: { p50: number; p95: number; p99: number };
  cpuMsPerItem: number | null;
  historyEventsPerItem: number;
}

/** What is measured once, besides the sides. */
export interface Extras {
  publishing: PublishingMeasured | null;
  round: RoundMeasured | null;
  wave: WaveMeasured | null;
  stuck: StuckMeasured | null;
  console: ConsoleMeasured | null;
}

const round = (value: number, places = 1): number => Math.round(value * 10 ** places) / 10 ** places;

/** Medians of the rounds of one side at one number of clients. */
function summary(rounds: readonly Measurement[]): Omit<Measurement, 'side' | 'clients'> {
  const of = (pick: (one: Measurement) => number): number => round(median(rounds.map(pick)));
  const cpu = rounds.every((one) => one.cpuMsPerCase !== null);
  const group = (key: keyof Cpu | 'total'): number => of((one) => one.cpuMsPerCase?.[key] ?? Number.NaN);
  return {
    casesPerSecond: of((one) => one.casesPerSecond),
    commandMs: {
      p50: of((one) => one.commandMs.p50),
      p95: of((one) => one.commandMs.p95),
      p99: of((one) => one.commandMs.p99),
    },
    cpuMsPerCase: cpu
      ? { server: group('server'), postgres: group('postgres'), node: group('node'), total: group('total') }
      : null,
    bytesPerCase: round(median(rounds.map((one) => one.bytesPerCase)), 0),
    historyEventsPerCommand: of((one) => one.historyEventsPerCommand),
  };
}

/** Ratios pair by pair: each round of ours over the floor's of the same round. */
function ratios(all: readonly Measurement[], clients: number): { cpu: number | null; p95: number; bytes: number } {
  const of = (side: Measurement['side']): Measurement[] =>
    all.filter((one) => one.side === side && one.clients === clients);
  const floors = of('floor');
  const pairs = of('case').flatMap((ours, index) =>
    floors[index] === undefined ? [] : [{ ours, floor: floors[index] }],
  );
  const ratio = (pick: (one: Measurement) => number): number =>
    round(median(pairs.map(({ ours, floor }) => pick(ours) / pick(floor))), 2);
  const cpu = pairs.every(({ ours, floor }) => ours.cpuMsPerCase !== null && floor.cpuMsPerCase !== null);
  return {
    cpu: cpu ? ratio((one) => one.cpuMsPerCase?.total ?? Number.NaN) : null,
    p95: ratio((one) => one.commandMs.p95),
    bytes: ratio((one) => one.bytesPerCase),
  };
}

/** Prints all figures, as JSON or as a table. */
export function print(all: readonly Measurement[], json: boolean, extras: Extras): void {
  const clientCounts = [...new Set(all.map((one) => one.clients))];
  const figures = clientCounts.map((clients) => ({
    clients,
    floor: summary(all.filter((one) => one.side === 'floor' && one.clients === clients)),
    case: summary(all.filter((one) => one.side === 'case' && one.clients === clients)),
    caseOverFloor: ratios(all, clients),
  }));
  if (json) {
    process.stdout.write(`${JSON.stringify({ commandsPerCase: 5, figures, ...extras }, null, 2)}\n`);
    return;
  }
  for (const { clients, floor, case: ours, caseOverFloor } of figures) {
    process.stdout.write(
      `\n${clients} clients (case / floor: CPU ${caseOverFloor.cpu}, p95 ${caseOverFloor.p95}, bytes ${caseOverFloor.bytes})\n`,
    );
    for (const [name, one] of [
      ['floor', floor],
      ['case', ours],
    ] as const) {
      const cpu = one.cpuMsPerCase;
      process.stdout.write(
        `  ${name.padEnd(6)} ${one.casesPerSecond} cases/s · p50 ${one.commandMs.p50} p95 ${one.commandMs.p95} p99 ${one.commandMs.p99} ms` +
          ` · CPU ms a case ${cpu === null ? 'unknown' : `${cpu.total} (server ${cpu.server}, postgres ${cpu.postgres}, node ${cpu.node})`}` +
          ` · ${one.bytesPerCase} bytes a case · ${one.historyEventsPerCommand} events a command\n`,
      );
    }
  }
  const single = figures.find(({ clients }) => clients === Math.min(...clientCounts));
  const lines = [
    ...extraLines(extras, single?.case),
    ...(extras.wave === null ? [] : waveLines(extras.wave)),
    ...(extras.stuck === null ? [] : stuckLines(extras.stuck)),
    ...(extras.console === null ? [] : consoleLines(extras.console)),
  ];
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** The wave in words, with what it is held against. */
function waveLines(wave: WaveMeasured): string[] {
  const { clocks, startSeconds, recordedSeconds, sentSeconds, decidedMs, readMs, quietReadMs, reads } = wave;
  const { rungs, lost, doubled, cpuMsPerClock: cpu } = wave;
  return [
    `wave of ${clocks} clocks due in one second (cases started in ${round(startSeconds)} s)`,
    `  every rung recorded after ${round(recordedSeconds)} s (at most 600) · ${round(clocks / recordedSeconds)}/s` +
      ` · decided after p50 ${round(decidedMs.p50 / 1000)} p95 ${round(decidedMs.p95 / 1000)} s` +
      ` · CPU ms a clock ${cpu === null ? 'unknown' : `${round(cpu.total)} (server ${round(cpu.server)}, postgres ${round(cpu.postgres)}, node ${round(cpu.node)})`}`,
    `  every rung sent by mail after ${round(sentSeconds)} s`,
    `  reads meanwhile: p50 ${readMs.p50} p95 ${readMs.p95} (below 250) p99 ${readMs.p99} ms of ${reads}` +
      ` · before: p50 ${quietReadMs.p50} p95 ${quietReadMs.p95} ms`,
    `  ${rungs} rungs by trail, inbox, outbox and mail: ${lost} lost, ${doubled} doubled`,
  ];
}

/** Looks and lists in words. */
function stuckLines({ filled, looks, reads }: StuckMeasured): string[] {
  const rows = Object.entries(filled.rows).map(([table, count]) => `${count} ${table}`);
  return [
    `stuck: ${filled.open} open cases filled in ${round(filled.seconds)} s (${rows.join(', ')})`,
    ...looks.map(({ what, found, opened, seconds, cpuMs: cpu, statements, engineCalls }) => {
      const cost =
        cpu === null ? 'unknown' : `${cpu.total} (server ${cpu.server}, postgres ${cpu.postgres}, node ${cpu.node})`;
      return `  ${what}: ${found} stuck, ${opened} of them new · ${round(seconds)} s · CPU ms ${cost} · ${statements} statements, ${engineCalls} calls of the engine`;
    }),
    ...reads.map(({ what, ms }) => `  ${what}: p50 ${ms.p50} p95 ${ms.p95} p99 ${ms.p99} ms`),
  ];
}

/** What a browser waits for, in words. */
function consoleLines({ filled, visits, scrolls }: ConsoleMeasured): string[] {
  return [
    `console: ${filled.open} open cases filled in ${round(filled.seconds)} s; usable after (at most 1500 ms)`,
    ...visits.map(
      ({ what, first, later, asked, answered, slowest }) =>
        `  ${what}: first visit p50 ${first.p50} worst ${first.worst} ms (asked at ${asked}, answered at ${answered}: ${slowest.join(', ')}) · later p50 ${later.p50} worst ${later.worst} ms`,
    ),
    ...scrolls.map(
      ({ what, rows, drawn, frames, frameMs: { p50, p95, worst } }) =>
        `  ${what}, ${rows} rows (${drawn} drawn): ${frames} frames, p50 ${p50} p95 ${p95} worst ${worst} ms a frame`,
    ),
  ];
}

const COMMANDS = 5;

/** Publishing and rounds in words, an item beside a command of a case at as few clients as were measured. */
function extraLines({ publishing, round: measured }: Extras, ours: ReturnType<typeof summary> | undefined): string[] {
  const lines = [''];
  if (publishing !== null) {
    const { procedures, seconds, sound } = publishing;
    lines.push(
      `publishing: ${procedures} procedures resolved, proved (${sound} sound) and stored in ${round(seconds)} s`,
    );
  }
  if (measured === null) return lines;
  const { items, openMs, fileMs, cpuMsPerItem, historyEventsPerItem } = measured;
  const command = ours?.cpuMsPerCase === null || ours === undefined ? null : ours.cpuMsPerCase.total / COMMANDS;
  lines.push(
    `round of ${items} items: opened in p50 ${round(openMs.p50)} p95 ${round(openMs.p95)} ms`,
    `  an item filed: p50 ${round(fileMs.p50)} p95 ${round(fileMs.p95)} ms · CPU ms ${cpuMsPerItem === null ? 'unknown' : round(cpuMsPerItem)}` +
      ` · ${round(historyEventsPerItem)} events`,
    `  a command of a case: p50 ${ours?.commandMs.p50} p95 ${ours?.commandMs.p95} ms · CPU ms ${command === null ? 'unknown' : round(command)}`,
  );
  return lines;
}
