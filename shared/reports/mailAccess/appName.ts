// Microsoft's own applications ("Verify first-party Microsoft applications in sign-in reports").
const NAMES: Readonly<Record<string, string>> = {
  '00000002-0000-0ff1-ce00-000000000000': 'Office 365 Exchange Online',
  '00000003-0000-0000-c000-000000000000': 'Microsoft Graph',
  '14d82eec-204b-4c2f-b7e8-296a70dab67e': 'Microsoft Graph Command Line Tools',
  '1fec8e78-bce4-4aaf-ab1b-5451cc387264': 'Microsoft Teams',
  '27922004-5251-4030-b22d-91ecd9a37ea4': 'Outlook Mobile',
  '5d661950-3475-41cd-a2c3-d671a3162bc1': 'Microsoft Outlook',
  '9199bf20-a13f-4107-85dc-02114787ef48': 'One Outlook Web',
  'd3590ed6-52b3-4102-aeff-aad2292ab01c': 'Microsoft Office',
  'de8bc8b5-d9f9-48b1-a8ad-b748da725064': 'Graph Explorer',
  'fb78d390-0c51-40cd-8e17-fdbfab77341b': 'Microsoft Exchange REST API Based PowerShell',
};

/** The name of one of Microsoft's applications; undefined for every other. */
export function appName(id: string): string | undefined {
  return NAMES[id.toLowerCase()];
}
