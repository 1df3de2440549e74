import type { DemoHousehold } from '../../../embedded/demo-households.ts';
import type { ConsoleService } from './service.ts';

/** Files a 危房改造 for a demo household as its village's cadre does; the case's id. */
export async function fileRenovation(service: ConsoleService, of: DemoHousehold): Promise<string> {
  const { id } = await service.call<{ id: string }>(`cadre-${of.village}`, 'POST', '/cases', {
    procedure: 'dilapidated-house-renovation',
    organisation: of.village,
    subject: { id: of.id },
    data: {
      applicantName: of.name,
      idNumber: of.idNumber,
      phone: of.phone,
      bankAccount: '6222021234567890128',
      householdType: 'minimumLiving',
      members: 3,
      houseGrade: 'D',
      onlyHouse: true,
      voluntary: true,
    },
  });
  return id;
}
