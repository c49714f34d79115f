import { z } from 'zod';
import { clientCertificatePem } from './clientCertificatePem';
import { contentTypes, readContentTypes } from './contentTypes';
import { guidText } from './guidText';
import { m365Clouds } from './m365Clouds';
import { ncrontabProblem } from './ncrontabProblem';
import { type SettingProblem, settingText } from './settingText';
import { shownValue } from './shownValue';
import { simulatedHostText } from './simulatedHostText';

const always = () => true;
const cloudNames = Object.keys(m365Clouds).join(', ');

/** The variables of everything that talks to the Activity API, and the rules between them. */
export const pollEnvironment = z
  .object({
    isInAzure: z.boolean(),
    AZURE_TENANT_ID: guidText('AZURE_TENANT_ID'),
    AZURE_CLIENT_ID: guidText('AZURE_CLIENT_ID').optional(),
    AZURE_CLIENT_SECRET: settingText(() => undefined).optional(),
    AZURE_CLIENT_CERTIFICATE: settingText(certificateProblem).optional(),
    AZURE_CLIENT_CERTIFICATE_PATH: settingText(() => undefined).optional(),
    MANAGED_IDENTITY_CLIENT_ID: guidText('MANAGED_IDENTITY_CLIENT_ID').optional(),
    PUBLISHER_ID: guidText('PUBLISHER_ID').optional(),
    M365_CLOUD: settingText((text) =>
      Object.hasOwn(m365Clouds, text.toLowerCase())
        ? undefined
        : {
            found: `is ${shownValue(text)}, which names no known cloud`,
            fix: `Set M365_CLOUD to one of ${cloudNames}`,
          },
    )
      .toLowerCase()
      .default('worldwide'),
    ACTIVITY_API_URL: simulatedHostText('ACTIVITY_API_URL').optional(),
    AZURE_AUTHORITY_HOST: simulatedHostText('AZURE_AUTHORITY_HOST').optional(),
    CONTENT_TYPES: settingText((text) => {
      const { known, unknown } = readContentTypes(text);
      return known.length > 0 && unknown.length === 0
        ? undefined
        : {
            found:
              unknown.length > 0
                ? `names what is no content type: ${unknown.map(shownValue).join(', ')}`
                : 'names none',
            fix: `Set CONTENT_TYPES to one or more of ${contentTypes.join(', ')}`,
          };
    }).default('Audit.Exchange'),
    POLL_SCHEDULE: settingText((text) => {
      const problem = ncrontabProblem(text);
      if (problem === undefined) return undefined;
      return {
        found: `is ${shownValue(text)}, ${problem}`,
        fix: "Set POLL_SCHEDULE to an expression such as '17 */5 * * * *' (every 5 minutes)",
      };
    }).default('17 */5 * * * *'),
    RETENTION_MONTHS: settingText((text) =>
      /^[1-9]\d{0,3}$/.test(text)
        ? undefined
        : {
            found: `is ${shownValue(text)}, no whole number of months from 1 up`,
            fix: 'Set RETENTION_MONTHS to a number such as 84, or leave it out to keep every month',
          },
    ).optional(),
  })
  .refine((given) => ownCredentials(given).length <= 1, {
    path: ['AZURE_CLIENT_SECRET'],
    message: 'and a certificate, or two certificates, are set at once',
    params: {
      fix: 'Keep one of AZURE_CLIENT_SECRET, AZURE_CLIENT_CERTIFICATE and AZURE_CLIENT_CERTIFICATE_PATH',
    },
    when: always,
  })
  .refine((given) => given.AZURE_CLIENT_ID || !(hasOwnCredential(given) || lacksIdentity(given)), {
    path: ['AZURE_CLIENT_ID'],
    message: 'is not set',
    params: {
      fix: 'Set AZURE_CLIENT_ID to the application (client) ID of the app registration, a GUID',
    },
    when: always,
  })
  .refine((given) => hasOwnCredential(given) || !lacksIdentity(given), {
    path: ['AZURE_CLIENT_SECRET'],
    message: 'is not set',
    params: {
      fix: 'Set AZURE_CLIENT_SECRET, or AZURE_CLIENT_CERTIFICATE_PATH; on an Azure machine with a managed identity, MANAGED_IDENTITY_CLIENT_ID',
    },
    when: always,
  })
  .refine((given) => !given.isInAzure || given.ACTIVITY_API_URL === undefined, {
    path: ['ACTIVITY_API_URL'],
    message: 'is set, but this app runs in Azure, where only the real service may be asked',
    params: { fix: 'Remove ACTIVITY_API_URL; choose the cloud with M365_CLOUD' },
    when: always,
  })
  .refine((given) => !given.isInAzure || given.AZURE_AUTHORITY_HOST === undefined, {
    path: ['AZURE_AUTHORITY_HOST'],
    message: 'is set, but this app runs in Azure, where only the real sign-in may be asked',
    params: { fix: 'Remove AZURE_AUTHORITY_HOST; choose the cloud with M365_CLOUD' },
    when: always,
  });

export type PollEnvironment = z.infer<typeof pollEnvironment>;

/** What the rules between the variables look at; it may still hold values that were found wrong. */
interface Identities {
  isInAzure: boolean;
  AZURE_CLIENT_SECRET?: string | undefined;
  AZURE_CLIENT_CERTIFICATE?: string | undefined;
  AZURE_CLIENT_CERTIFICATE_PATH?: string | undefined;
  MANAGED_IDENTITY_CLIENT_ID?: string | undefined;
}

function ownCredentials(given: Identities): readonly string[] {
  return [
    given.AZURE_CLIENT_SECRET,
    given.AZURE_CLIENT_CERTIFICATE,
    given.AZURE_CLIENT_CERTIFICATE_PATH,
  ].filter((text) => text !== undefined);
}

function hasOwnCredential(given: Identities): boolean {
  return ownCredentials(given).length > 0;
}

function lacksIdentity(given: Identities): boolean {
  return !given.isInAzure && given.MANAGED_IDENTITY_CLIENT_ID === undefined;
}

function certificateProblem(text: string): SettingProblem | undefined {
  try {
    clientCertificatePem(text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'cannot be read';
    return {
      found: `is set (${text.length} characters), but ${reason}`,
      fix: 'Set AZURE_CLIENT_CERTIFICATE to a PEM text with the certificate and its private key (in Key Vault: a certificate of content type PEM, not PKCS #12)',
    };
  }
}
