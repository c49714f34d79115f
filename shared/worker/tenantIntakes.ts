import { claimOf } from '../contentQueue/contentClaim';
import { OperatorFault } from '../faults/operatorFault';
import { ClaimIntake } from '../ingest/claimIntake';
import { ClaimRoom, type ClosedRoom } from '../ingest/claimRoom';
import { openPoll } from '../ingest/openPoll';
import { readTableSettings } from '../settings/readTableSettings';
import { tableNames } from '../tables/store/tableNames';
import type { AppLog } from '../telemetry/appLog';
import { type TenantEnvironment, tenantEnvironments } from '../tenants/tenantEnvironments';
import { tenantFault } from '../tenants/tenantFault';
import type { Clock } from '../time/clock';

export interface IntakesDependencies {
  readonly clock: Clock;
  readonly random: () => number;
  /** For what is wrong with the settings of one tenant of several. */
  readonly log: AppLog;
  /** Told what was done in some thousand contents' time, and for which tenant of several. */
  readonly onClosed?: (closed: ClosedRoom & { readonly tenant: string | undefined }) => void;
}

export interface MessageOptions {
  readonly abortSignal: AbortSignal;
  /** Of who got this message. */
  readonly log: AppLog;
}

interface TenantIntake {
  readonly table: string;
  readonly intake: ClaimIntake;
}

/** Takes the content that messages tell of, each with the tenant whose ledger it stands in. */
export class TenantIntakes {
  readonly #intakes: readonly TenantIntake[];

  /** @throws SettingsFault where nobody knows whose content there is; a fault of one tenant of several concerns that one alone */
  constructor(env: NodeJS.ProcessEnv, dependencies: IntakesDependencies) {
    const tenants = tenantEnvironments(env);
    this.#intakes = tenants.flatMap((tenant) => {
      try {
        return [intakeOf(tenant, dependencies)];
      } catch (error) {
        const told = tenantFault(error, tenant.name);
        if (tenants.length === 1 || !(told instanceof OperatorFault)) throw told;
        dependencies.log.error(`Tenant ${tenant.name}: ${told.message} To mend it: ${told.fix}`);
        return [];
      }
    });
  }

  /**
   * Takes the content that a message tells of. One that is not understood, or leads to nothing that is *listed*, is done with: nothing is
   * fetched for it.
   * @throws OperatorFault and whatever keeps the content from being durable: the message must come again
   */
  async take(message: unknown, options: MessageOptions): Promise<'taken' | 'dropped'> {
    for (const { claim, intake } of this.#meant(message, options))
      if ((await intake.take(claim, options)) === 'taken') return 'taken';
    return 'dropped';
  }

  /** Gives up, for now, the content of a message that came too often: refused and a gap. */
  async refuse(message: unknown, options: MessageOptions): Promise<'refused' | 'dropped'> {
    for (const { claim, intake } of this.#meant(message, options))
      if ((await intake.refuse(claim, options)) === 'refused') return 'refused';
    return 'dropped';
  }

  /** Opens every tenant's tables ahead of the first message. @throws OperatorFault where nothing can work */
  async ready(options: { abortSignal: AbortSignal }): Promise<void> {
    for (const { intake } of this.#intakes) await intake.ready(options);
  }

  /** Never fails. */
  async close(): Promise<void> {
    await Promise.all(this.#intakes.map(({ intake }) => intake.close()));
  }

  /** Two tenants with an account each may have tables of one name: only one of them has the row. */
  #meant(message: unknown, { log }: MessageOptions) {
    const claim = claimOf(message);
    const meant = this.#intakes.flatMap(({ table, intake }) =>
      claim?.table === table ? [{ claim, intake }] : [],
    );
    if (meant.length === 0) {
      const why = claim ? 'names a ledger of no tenant that is set up here' : 'is not understood';
      log.warn(`A message of ${lengthOf(message)} characters ${why}; it was dropped.`);
    }
    return meant;
  }
}

function intakeOf(
  { name, env }: TenantEnvironment,
  { clock, random, onClosed }: IntakesDependencies,
): TenantIntake {
  const intake = new ClaimIntake({
    clock,
    async openRoom(options) {
      try {
        return await ClaimRoom.open(openPoll(env, { clock, random }), options);
      } catch (error) {
        throw tenantFault(error, name);
      }
    },
    ...(onClosed && { onClosed: (closed) => onClosed({ ...closed, tenant: name }) }),
  });
  return { table: tableNames(readTableSettings(env).prefix).content, intake };
}

function lengthOf(message: unknown): number {
  return (typeof message === 'string' ? message : (JSON.stringify(message) ?? '')).length;
}
