import type { Command } from 'commander';
import type { Check } from '../../shared/doctor/check';
import { doctorChecks } from '../../shared/doctor/doctorChecks';
import { OperatorFault } from '../../shared/faults/operatorFault';
import { checkOfTenant } from '../../shared/tenants/checkOfTenant';
import type { CommandContext } from '../commandContext';
import { doctorReport } from '../output/doctorReport';
import { jsonText } from '../output/jsonText';
import { withProgress } from '../output/progressLine';

/** `doctor`: checks settings, sign-in, the audit feed and the tables, one line each, in under 20 seconds. It writes nothing. */
export function addDoctorCommand(program: Command, context: CommandContext): void {
  program
    .command('doctor')
    .description('check settings, sign-in, the audit feed and the tables; writes nothing')
    .option('--json', 'print it as JSON')
    .addHelpText('after', '\nExample:\n  npm run --silent audit -- doctor')
    .action(async (options: { json?: true }) => {
      const { env, tenant, clock, random, out, err, abortSignal } = context;
      const checks: Check[] = [];
      const progress = () => `Checking: ${checks.length} done`;
      await withProgress(err, progress, async () => {
        for await (const check of doctorChecks(env, { clock, random }, { abortSignal }))
          checks.push(checkOfTenant(check, tenant));
      });
      await out.write(options.json ? jsonText({ checks }) : doctorReport(checks));
      const failed = checks.filter(({ ok }) => ok === false).length;
      if (failed === 0) return;
      throw new OperatorFault(
        `${failed} of ${checks.length} checks failed.`,
        'Begin with the first one: those after it often follow from it.',
      );
    });
}
