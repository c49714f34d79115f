import { z } from 'zod';
import type { Check } from '../shared/doctor/check';
import { notChecked } from '../shared/doctor/notChecked';
import type { Az } from './az';
import { type Plan, planText } from './plan';

const DEFAULT_SKU = 'Standard_ZRS';
const NODE = '24';

const locations = z.array(z.object({ name: z.string() }));
const runtimes = z.array(z.looseObject({ version: z.string() }));
const skuLocations = z.array(z.string());

/** Whether the region has Flex Consumption, the Node.js version, and the storage that the plan wants. */
export async function regionChecks(az: Az, plan: Plan): Promise<Check[]> {
  const region = plain(plan.location);
  if (region === '') {
    const fix = 'azd env set AZURE_LOCATION westeurope, or set location in infra/main.bicepparam.';
    return [{ name: 'region', ok: false, detail: 'No region is chosen.', fix }];
  }
  const listed = await az.json(['functionapp', 'list-flexconsumption-locations']);
  const flex =
    'answer' in listed ? locations.safeParse(listed.answer).data?.map(({ name }) => plain(name)) : undefined;
  if (!flex) return [notChecked('region', 'failed' in listed ? listed.failed : 'the answer cannot be read')];
  if (!flex.includes(region)) {
    return [
      {
        name: 'region',
        ok: false,
        detail: `Region ${plan.location} has no Flex Consumption.`,
        fix: `Choose one of ${flex.toSorted().join(', ')}: azd env set AZURE_LOCATION NAME, or location in infra/main.bicepparam.`,
      },
    ];
  }
  const found: Check = {
    name: 'region',
    ok: true,
    detail: `${region} has Flex Consumption.`,
    fix: undefined,
  };
  return [found, ...(await Promise.all([runtimeCheck(az, region), storageCheck(az, plan, region)]))];
}

async function runtimeCheck(az: Az, region: string): Promise<Check> {
  const name = 'runtime';
  const listed = await az.json([
    'functionapp',
    'list-flexconsumption-runtimes',
    '--location',
    region,
    '--runtime',
    'node',
  ]);
  const versions =
    'answer' in listed ? runtimes.safeParse(listed.answer).data?.map(({ version }) => version) : undefined;
  if (!versions) return notChecked(name, 'failed' in listed ? listed.failed : 'the answer cannot be read');
  if (versions.includes(NODE))
    return { name, ok: true, detail: `${region} has Node.js ${NODE}.`, fix: undefined };
  return {
    name,
    ok: false,
    detail: `Region ${region} has no Node.js ${NODE} for Flex Consumption (${versions.join(', ')}).`,
    fix: 'Choose another region.',
  };
}

async function storageCheck(az: Az, plan: Plan, region: string): Promise<Check> {
  const name = 'storage';
  const sku = planText(plan, 'auditStorageSku') ?? DEFAULT_SKU;
  const query = `[?resourceType=='storageAccounts' && name=='${sku}'].locations[]`;
  const listed = await az.json(['storage', 'sku', 'list', '--query', query]);
  const regions = 'answer' in listed ? skuLocations.safeParse(listed.answer).data?.map(plain) : undefined;
  if (!regions) return notChecked(name, 'failed' in listed ? listed.failed : 'the answer cannot be read');
  if (regions.includes(region)) return { name, ok: true, detail: `${region} has ${sku}.`, fix: undefined };
  return {
    name,
    ok: false,
    detail: `Region ${region} has no ${sku} storage.`,
    fix: "In infra/main.bicepparam: param auditStorageSku = 'Standard_LRS', or choose another region.",
  };
}

/** `West Europe` and `westeurope` are the same. */
function plain(region: string): string {
  return region.toLowerCase().replaceAll(/\s/g, '');
}
