import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { answer, api } from '../../api/client.ts';
import { useText, useWords } from '../../language/language.ts';
import { Filter } from '../../parts/filters.tsx';
import { momentText } from '../../parts/moment-text.ts';
import type { ParametersProps } from './parameters.tsx';

const words = {
  zh: { message: '发送失败的消息', none: '没有发送失败的消息' },
  en: { message: 'A message that failed', none: 'No message has failed' },
};

/** One of the messages that could not be delivered. */
export function DeliveryChoice({ parameters, onChange }: ParametersProps) {
  const w = useWords(words);
  const text = useText();
  const failed = useQuery({
    queryKey: ['deliveries', 'failed'],
    queryFn: ({ signal }) =>
      answer(api.GET('/api/v1/admin/deliveries', { params: { query: { state: 'failed' } }, signal })),
  });
  return (
    <div className="repair-fields">
      <Filter label={w.message}>
        {(id) => (
          <Select
            id={id}
            value={parameters['deliveryId'] === undefined ? null : String(parameters['deliveryId'])}
            notFoundContent={w.none}
            loading={failed.isFetching}
            options={(failed.data?.items ?? []).map((one) => ({
              value: String(one.id),
              label: `${momentText(one.createdAt)} ${text(one.title)} ${one.targetName ?? ''}`,
            }))}
            onChange={(deliveryId: string | null) => onChange({ deliveryId })}
          />
        )}
      </Filter>
    </div>
  );
}
