import { z } from 'zod';
import { connectionStringProblem } from './connectionStringProblem';
import { guidText } from './guidText';
import { sealHeadsUrl } from './sealHeadsUrl';
import { settingText } from './settingText';
import { shownValue } from './shownValue';
import { tableEndpoint } from './tableEndpoint';

// A table name has 3 to 63 letters and digits; the longest that follows the prefix is `RecordsYYYYMM`.
const LONGEST_PREFIX = 63 - 'RecordsYYYYMM'.length;

/** The variables of a command that only reads tables. */
export const tableEnvironment = z
  .object({
    TABLES_ENDPOINT: settingText((text) => {
      const read = tableEndpoint(text);
      return 'problem' in read ? read.problem : undefined;
    }).optional(),
    TABLES_CONNECTION_STRING: settingText(connectionStringProblem).optional(),
    TABLE_PREFIX: settingText((text) =>
      /^[A-Za-z][A-Za-z0-9]*$/.test(text) && text.length <= LONGEST_PREFIX
        ? undefined
        : {
            found: `is ${shownValue(text)}, no beginning of a table name`,
            fix: `Set TABLE_PREFIX to at most ${LONGEST_PREFIX} letters and digits that begin with a letter, or leave it out for Audit`,
          },
    ).default('Audit'),
    SEAL_HEADS_URL: settingText((text) => {
      const read = sealHeadsUrl(text);
      return 'problem' in read ? read.problem : undefined;
    }).optional(),
    MANAGED_IDENTITY_CLIENT_ID: guidText('MANAGED_IDENTITY_CLIENT_ID').optional(),
    NODE_TLS_REJECT_UNAUTHORIZED: settingText((text) =>
      text === '0'
        ? {
            found: 'is 0, which lets anyone on the line read and change everything',
            fix: 'Remove NODE_TLS_REJECT_UNAUTHORIZED; name a private certificate authority in NODE_EXTRA_CA_CERTS instead',
          }
        : undefined,
    ).optional(),
  })
  .refine(({ TABLES_ENDPOINT, TABLES_CONNECTION_STRING }) => TABLES_ENDPOINT || TABLES_CONNECTION_STRING, {
    path: ['TABLES_ENDPOINT'],
    message: 'is not set',
    params: {
      fix: 'Set TABLES_ENDPOINT to https://ACCOUNT.table.core.windows.net (or TABLES_CONNECTION_STRING for local use)',
    },
    when: () => true,
  })
  .refine(({ TABLES_ENDPOINT, TABLES_CONNECTION_STRING }) => !(TABLES_ENDPOINT && TABLES_CONNECTION_STRING), {
    path: ['TABLES_CONNECTION_STRING'],
    message: 'is set beside TABLES_ENDPOINT, so that it is not clear which store counts',
    params: { fix: 'Remove TABLES_CONNECTION_STRING or TABLES_ENDPOINT' },
    when: () => true,
  });
