import type { SmsSettings, SmsVendor } from './sms.ts';
import { endpointParts } from './sms.ts';

/** Alibaba Cloud's Short Message Service (Dysmsapi 2017-05-25) by its own SDK. */
export async function alibabaSms(settings: SmsSettings): Promise<SmsVendor> {
  const sdk = await import('@alicloud/dysmsapi20170525');
  const { protocol, host } = endpointParts(settings.endpoint ?? 'https://dysmsapi.aliyuncs.com');
  const Client = sdk.default.default;
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
        new sdk.default.SendSmsRequest({
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
