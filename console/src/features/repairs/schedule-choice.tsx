import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import type { ParametersProps } from './parameters.tsx';

const words = {
  zh: { schedule: '被暂停的定时任务', none: '没有被暂停的定时任务' },
  en: { schedule: 'A schedule that is paused', none: 'No schedule is paused' },
};

/** One of the schedules that the watchdog found paused. */
export function ScheduleChoice({ parameters, onChange }: ParametersProps) {
  const w = useWords(words);
  const text = useText();
  const paused = useQuery({
    queryKey: ['stuck', 'paused'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/stuck', { params: { query: { cause: 'schedulePaused' } }, signal })),
  });
  const options = (paused.data?.items ?? []).map((item) => ({
    value: String(item.evidence['scheduleId'] as string),
    label: [item.procedure, item.part].map((one) => (one === null ? '' : text(one.title))).join(' · '),
  }));
  return (
    <div className="repair-fields">
      <Filter label={w.schedule}>
        {(id) => (
          <Select
            id={id}
            value={(parameters['scheduleId'] as string | undefined) ?? null}
            notFoundContent={w.none}
            loading={paused.isFetching}
            options={options}
            onChange={(scheduleId: string | null) => onChange({ scheduleId })}
          />
        )}
      </Filter>
    </div>
  );
}
