import { createRequire } from 'node:module';
import type * as AlibabaSdk from '@alicloud/dysmsapi20170525';
import type { SmsSettings, SmsVendor } from './sms.ts';
import { endpointParts } from './sms.ts';

/** What `require` gives: the types speak of what an `import` would. */
type Sdk = Pick<typeof AlibabaSdk, 'SendSmsRequest'> & { default: (typeof AlibabaSdk)['default']['default'] };

/** Alibaba Cloud's Short Message Service (Dysmsapi 2017-05-25) by its own SDK. */
export function alibabaSms(settings: SmsSettings): SmsVendor {
  // Loaded only where it is used: it is large.
  const sdk = createRequire(import.meta.url)('@alicloud/dysmsapi20170525') as Sdk;
  const { protocol, host } = endpointParts(settings.endpoint ?? 'https://dysmsapi.aliyuncs.com');
  const Client = sdk.default;
  const config = {
    accessKeyId: settings.keyId,
    accessKeySecret: settings.keySecret,
    endpoint: host,
    protocol,
    regionId: settings.region,
    readTimeout: settings.timeoutMs,
    connectTimeout: settings.timeoutMs,
  };
  const client = new Client(config as ConstructorParameters<typeof Client>[0]);
  return {
    name: 'alibaba',
    accepted: 'OK',
    refused: /^isv\.(MOBILE|SMS_(TEMPLATE|SIGNATURE)|TEMPLATE|INVALID|PARAM|BLACK|DENY|EXTEND)/,
    async send({ phone, templateCode, parameters, reference }) {
      const { body } = await client.sendSms(
        new sdk.SendSmsRequest({
          phoneNumbers: phone,
          signName: settings.signName,
          templateCode,
          templateParam: JSON.stringify(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))),
          outId: reference,
        }),
      );
      return { code: body?.code ?? 'noAnswer', reference: body?.bizId ?? null };
    },
  };
}
