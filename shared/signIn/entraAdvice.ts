/** What to tell a person: what is wrong and what to do, both whole sentences. */
export interface Advice {
  what: string;
  fix: string;
}

const NEW_SECRET =
  'Make a new client secret under Entra admin center, App registrations, Certificates & secrets, and set AZURE_CLIENT_SECRET to its value.';

// Microsoft Entra ID, "Microsoft Entra authentication & authorization error codes".
const known: Readonly<Record<string, Advice>> = {
  AADSTS7000215: {
    what: 'Sign-in is refused: the client secret is wrong.',
    fix: "Set AZURE_CLIENT_SECRET to the secret's value, not its ID. If the value is lost, make a new secret.",
  },
  AADSTS7000222: { what: 'Sign-in is refused: the client secret has expired.', fix: NEW_SECRET },
  AADSTS7000216: {
    what: 'Sign-in is refused: this app registration needs a secret or certificate, and none was sent.',
    fix: 'Set AZURE_CLIENT_SECRET or AZURE_CLIENT_CERTIFICATE.',
  },
  AADSTS7000112: {
    what: 'Sign-in is refused: the application is disabled in this tenant.',
    fix: 'Enable it under Entra admin center, Enterprise applications, Properties.',
  },
  AADSTS700016: {
    what: 'Sign-in is refused: the tenant does not know this application.',
    fix: 'Check AZURE_CLIENT_ID and AZURE_TENANT_ID; a client from another tenant needs admin consent in this one first.',
  },
  AADSTS90002: {
    what: 'Sign-in is refused: this tenant does not exist in this cloud.',
    fix: "Check AZURE_TENANT_ID (Entra admin center, Overview) and M365_CLOUD, the tenant's cloud.",
  },
  AADSTS900023: {
    what: 'Sign-in is refused: the tenant ID is not valid.',
    fix: 'Check AZURE_TENANT_ID (Entra admin center, Overview).',
  },
  AADSTS700027: {
    what: 'Sign-in is refused: the app registration does not know this certificate, or it has expired.',
    fix: 'Upload the certificate (without its key) under Entra admin center, App registrations, Certificates & secrets.',
  },
  AADSTS700024: {
    what: "Sign-in is refused: the certificate's assertion lies outside its time, so this machine's clock is probably wrong.",
    fix: "Set this machine's clock.",
  },
  AADSTS70021: {
    what: 'Sign-in is refused: the app registration does not trust this managed identity.',
    fix: 'Add a federated credential of the scenario Managed identity to the app registration and check MANAGED_IDENTITY_CLIENT_ID; after a change, wait some minutes.',
  },
  AADSTS53003: {
    what: 'Sign-in is refused by a Conditional Access policy.',
    fix: "Exclude the application from the policy, or allow this machine's address in it (Entra admin center, Sign-in logs name the policy).",
  },
  AADSTS650052: {
    what: 'Sign-in is refused: the tenant has no access to the Office 365 Management APIs.',
    fix: 'The tenant needs a Microsoft 365 licence; then grant admin consent to the application again.',
  },
  AADSTS65001: {
    what: 'Sign-in is refused: nobody has consented to this application in the tenant.',
    fix: 'Grant admin consent for ActivityFeed.Read under Entra admin center, App registrations, API permissions.',
  },
};

const alike: Readonly<Record<string, string>> = {
  AADSTS7000229: 'AADSTS700016',
  AADSTS90013: 'AADSTS900023',
  AADSTS7000211: 'AADSTS70021',
  AADSTS700211: 'AADSTS70021',
  AADSTS700212: 'AADSTS70021',
  AADSTS700213: 'AADSTS70021',
  AADSTS50131: 'AADSTS53003',
  AADSTS530003: 'AADSTS53003',
  AADSTS530004: 'AADSTS53003',
};

const passing = new Set(['AADSTS90033', 'AADSTS50196', 'AADSTS90055', 'AADSTS90025', 'AADSTS90006']);

/** What an AADSTS code of a client's sign-in means to a person; an unknown code keeps its number. */
export function entraAdvice(code: string, scope: string): Advice {
  const resource = scope.replace(/\/\.default$/, '');
  if (code === 'AADSTS500011' || code === 'AADSTS500014') {
    return {
      what: `Sign-in is refused: the tenant does not know ${resource} (${code}).`,
      fix: "Check M365_CLOUD, the tenant's cloud, and that the tenant has Microsoft 365 licences.",
    };
  }
  if (passing.has(code)) {
    return {
      what: `Microsoft's sign-in does not answer properly at the moment (${code}).`,
      fix: 'Nothing to do: the next poll tries again.',
    };
  }
  const advice = known[alike[code] ?? code];
  return advice
    ? { what: advice.what.replace(/\.$/, ` (${code}).`), fix: advice.fix }
    : {
        what: `Sign-in is refused (${code}).`,
        fix: `Look up https://login.microsoftonline.com/error?code=${code.replace('AADSTS', '')} and the app's entry under Entra admin center, Sign-in logs.`,
      };
}
