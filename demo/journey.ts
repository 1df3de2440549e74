// The way of one application through the county, each stage by whoever holds it there.
import { setTimeout as pause } from 'node:timers/promises';
import { addDays } from '../domain/calendar/index.ts';
import type { ApiClient, Case, Visit } from './api-client.ts';

/** What happens to an application besides the ordinary. */
export type Turn = 'ordinary' | 'returnedByTownship' | 'rectified' | 'refused' | 'withdrawn' | 'overdue';

/** What a journey needs of the outside. */
export interface Travel {
  api: ApiClient;
  /** Lets days pass for one case. */
  skipDays(caseId: string, days: number): Promise<void>;
  /** Digest of the acceptance report that the housing department files. */
  acceptanceReport: string;
  today: string;
}

const REPAIR_SUBSIDY_FEN = 800_000;
const REBUILD_SUBSIDY_FEN = 3_000_000;
/** The works take so long, in days. */
const WORKS_DAYS = 40;
const NOTICE_DAYS = 8;
/** Long enough for every rung of the township's ladder. */
const NEGLECT_DAYS = 45;

export class Journey {
  readonly #travel: Travel;
  readonly #caseId: string;
  readonly #turn: Turn;
  /** The date that the case's own clock shows. */
  #today: string;
  #turned = false;

  constructor(travel: Travel, caseId: string, turn: Turn) {
    this.#travel = travel;
    this.#caseId = caseId;
    this.#turn = turn;
    this.#today = travel.today;
  }

  /** Goes on until the case has ended. */
  finish(watcher: string): Promise<void> {
    return this.advance(watcher, Number.POSITIVE_INFINITY);
  }

  /** Goes on until people have acted so many times, or the case has ended. */
  async advance(watcher: string, acts: number): Promise<void> {
    for (let acted = 0; acted < acts;) {
      const found = await this.#travel.api.caseOf(watcher, this.#caseId);
      if (found.status === 'ended') return;
      const visit = found.visits.find((one) => one.tasks.some((task) => task.state === 'open'));
      if (visit !== undefined) {
        await this.#act(found, visit);
        acted += 1;
      } else if (found.visits.some((one) => one.phase === 'posted')) await this.#pass(NOTICE_DAYS);
      // the system is at work: an entry, a letter, a payment
      else await pause(50);
    }
  }

  async #pass(days: number): Promise<void> {
    await this.#travel.skipDays(this.#caseId, days);
    this.#today = addDays(this.#today, days);
  }

  async #act(found: Case, visit: Visit): Promise<void> {
    const village = found.organisation.path;
    const township = `reviewer1-${village.slice(0, 9)}`;
    const committee = `committee-${village}`;
    const cadre = `cadre-${village}`;
    const repair = found.data['houseGrade'] === 'C';
    switch (visit.stage.key) {
      case 'villageDeliberate':
        return this.#decide(committee, visit, 'approve', { deliberatedOn: this.#today, attendees: 12, inFavour: 11 });
      case 'villageNotice':
        return this.#command(committee, { type: 'post', ...this.#on(visit), data: { noticePlace: '村务公开栏' } });
      case 'townshipReview':
        return this.#review(township, visit, repair);
      case 'supplement':
        return this.#decide(cadre, visit, 'submit', { remarks: '已补充鉴定材料' });
      case 'countyApprove':
        if (this.#turn === 'refused')
          return this.#decide('housing1', visit, 'reject', {}, '经比对，该户已享受同类补助');
        return this.#decide('housing1', visit, 'approve', {
          subsidyFen: repair ? REPAIR_SUBSIDY_FEN : REBUILD_SUBSIDY_FEN,
        });
      case 'openFile':
        if (this.#turn === 'withdrawn')
          return this.#command(cadre, { type: 'withdraw', reason: '农户随子女迁居，自愿放弃' });
        return this.#decide(township, visit, 'filed', { fileNumber: `XY-${found.number}` });
      case 'start':
        return this.#decide(township, visit, 'started', { startedOn: this.#today });
      case 'supervise':
        await this.#pass(WORKS_DAYS / 2);
        if (this.#turn === 'rectified' && this.#first()) {
          return this.#decide(township, visit, 'rectify', { supervisionRecord: '圈梁未按要求施工' }, '请整改后再查');
        }
        return this.#decide(township, visit, 'pass', { supervisionRecord: '施工符合质量安全要求' });
      case 'rectifyWorks':
        return this.#decide(cadre, visit, 'rectified', { rectification: '已加设圈梁' });
      case 'finish':
        await this.#pass(WORKS_DAYS / 2);
        return this.#decide(township, visit, 'finished', { finishedOn: this.#today, builtArea: '40.00' });
      case 'accept':
        return this.#decide('housing2', visit, 'pass', {
          acceptedOn: this.#today,
          safeAfter: true,
          acceptanceReport: [this.#travel.acceptanceReport],
        });
      case 'pay':
        return this.#decide('finance1', visit, 'approve', {});
      case 'strikeOff':
        return this.#decide('housing1', visit, 'strikeOff', {});
      default:
        throw new Error(`nobody knows what to do at ${visit.stage.key}`);
    }
  }

  async #review(township: string, visit: Visit, repair: boolean): Promise<void> {
    const data = { visitedOn: this.#today, renovationMode: repair ? 'repair' : 'rebuild', plannedArea: '40.00' };
    if (this.#turn === 'overdue' && this.#first()) {
      await this.#pass(NEGLECT_DAYS);
      return this.#decide(township, visit, 'approve', { ...data, visitedOn: this.#today });
    }
    if (this.#turn === 'returnedByTownship' && this.#first()) {
      return this.#decide(township, visit, 'supplement', {}, '请补充房屋鉴定材料');
    }
    return this.#decide(township, visit, 'approve', data);
  }

  /** Whether this journey's turn is still to come; it comes once. */
  #first(): boolean {
    const first = !this.#turned;
    this.#turned = true;
    return first;
  }

  #on(visit: Visit): { visitId: number; taskId: string } {
    const task = visit.tasks.find((one) => one.state === 'open');
    return { visitId: visit.id, taskId: task?.id ?? '' };
  }

  async #decide(account: string, visit: Visit, outcome: string, data: object, opinion = '同意'): Promise<void> {
    await this.#command(account, { type: 'decide', ...this.#on(visit), outcome, opinion, data });
  }

  async #command(account: string, body: object): Promise<void> {
    await this.#travel.api.command(account, this.#caseId, body);
  }
}
