import type { SmsSettings, SmsVendor } from './sms.ts';
import { endpointParts } from './sms.ts';

/** Tencent Cloud's Short Message Service (2021-01-11) by its own SDK. */
export async function tencentSms(settings: SmsSettings): Promise<SmsVendor> {
  const { default: sdk } = await import('tencentcloud-sdk-nodejs-sms');
  const { protocol, host } = endpointParts(settings.endpoint ?? 'https://sms.tencentcloudapi.com');
  const client = new sdk.sms.v20210111.Client({
    credential: { secretId: settings.keyId, secretKey: settings.keySecret },
    region: settings.region,
    profile: {
      httpProfile: { endpoint: host, protocol: `${protocol}://`, reqTimeout: Math.ceil(settings.timeoutMs / 1000) },
    },
  });
  return {
    name: 'tencent',
    accepted: 'Ok',
    refused: /^(FailedOperation\.|InvalidParameter|UnsupportedOperation|MissingParameter|LimitExceeded\.PhoneNumber)/,
    async send({ phone, templateCode, parameters, reference }) {
      const { SendStatusSet } = await client.SendSms({
        PhoneNumberSet: [phone.startsWith('+') ? phone : `+86${phone}`],
        SmsSdkAppId: settings.appId ?? '',
        SignName: settings.signName,
        TemplateId: templateCode,
        TemplateParamSet: parameters.map(({ value }) => value),
        SessionContext: reference,
      });
      const status = SendStatusSet?.[0];
      return { code: status?.Code ?? 'noAnswer', reference: status?.SerialNo ?? null };
    },
  };
}
