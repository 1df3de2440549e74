// What goes on in the county that the tour is taken of: applications at every stage, and a round of reports.
import { ApiClient } from '../../demo/api-client.ts';
import { Journey } from '../../demo/journey.ts';
import type { Turn } from '../../demo/journey.ts';
import { localDateOf } from '../../domain/calendar/index.ts';
import { demoHouseholds } from '../../embedded/demo-households.ts';
import type { DemoHousehold } from '../../embedded/demo-households.ts';

export interface Life {
  readonly household: DemoHousehold;
  /** The cases by how far they have come. */
  readonly cases: {
    readonly fresh: string;
    readonly atTownship: string;
    readonly atCounty: string;
    readonly done: string;
  };
  readonly receiptNumber: string;
  readonly round: string;
}

/** Whose turn it is after so many acts of people; the first two are the village's. */
const PLANS: readonly { name: keyof Life['cases'] | null; acts: number; turn: Turn }[] = [
  { name: 'fresh', acts: 0, turn: 'ordinary' },
  { name: 'atTownship', acts: 2, turn: 'ordinary' },
  { name: 'atCounty', acts: 3, turn: 'ordinary' },
  { name: 'done', acts: Number.POSITIVE_INFINITY, turn: 'rectified' },
  { name: null, acts: 1, turn: 'ordinary' },
  { name: null, acts: 4, turn: 'overdue' },
  { name: null, acts: 5, turn: 'ordinary' },
  { name: null, acts: Number.POSITIVE_INFINITY, turn: 'refused' },
  { name: null, acts: 2, turn: 'ordinary' },
  { name: null, acts: 3, turn: 'ordinary' },
];

const PDF =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

/** Lets people file and decide. `skipDays` lets days pass for one case. */
export async function live(address: string, skipDays: (caseId: string, days: number) => Promise<void>): Promise<Life> {
  const api = new ApiClient(address);
  const travel = {
    api,
    skipDays,
    acceptanceReport: await api.upload('housing2', '验收表.pdf', new TextEncoder().encode(PDF)),
    today: localDateOf(new Date().toISOString()),
  };
  const households = demoHouseholds();
  const cases = { fresh: '', atTownship: '', atCounty: '', done: '' };
  await Promise.all(
    PLANS.map(async ({ name, acts, turn }, index) => {
      const household = households[index];
      if (household === undefined) throw new Error('the demo county has too few households');
      const { id } = await file(api, household, index % 2 === 0 ? 'D' : 'C');
      if (name !== null) cases[name] = id;
      await new Journey(travel, id, turn).advance('housing1', acts);
    }),
  );
  const [household] = households;
  if (household === undefined) throw new Error('the demo county has no household');
  const { receiptNumber } = await api.read<{ receiptNumber: string }>(
    `cadre-${household.village}`,
    `/cases/${cases.fresh}/receipt`,
  );
  return { household, cases, receiptNumber, round: await openRound(api) };
}

function file(api: ApiClient, { id, name, village, idNumber, phone }: DemoHousehold, grade: string) {
  return api.write<{ id: string }>(`cadre-${village}`, '/cases', {
    procedure: 'dilapidated-house-renovation',
    organisation: village,
    subject: { id },
    data: {
      applicantName: name,
      idNumber,
      phone,
      bankAccount: '6222021234567890128',
      householdType: 'minimumLiving',
      members: 3,
      houseGrade: grade,
      onlyHouse: true,
      voluntary: true,
    },
  });
}

interface Duty {
  procedure: { id: string };
  part: { key: string };
  owedBy: { level: string; bodies: string[] | null };
  nextOpening: string | null;
}

/** Opens the first duty of townships that may be opened today. */
async function openRound(api: ApiClient): Promise<string> {
  const { items } = await api.read<{ items: Duty[] }>('admin1', '/duties');
  const owed = items.filter(
    ({ owedBy, nextOpening }) => owedBy.level === 'township' && owedBy.bodies === null && nextOpening !== null,
  );
  for (const { procedure, part } of owed) {
    const body = { procedure: procedure.id, part: { kind: 'duty', key: part.key } };
    const opened = await api.write<{ id: string }>('admin1', '/rounds', body).catch(() => null);
    if (opened !== null) return opened.id;
  }
  throw new Error('no duty of townships can be opened');
}
