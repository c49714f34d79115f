import { OperatorFault } from '../faults/operatorFault';

/** One variable that has to be mended. Neither text holds a secret's value. */
export interface SettingFault {
  variable: string;
  /** What was found, as the end of a sentence that begins with the variable: "is not set". */
  found: string;
  fix: string;
}

/** All that is wrong with the settings, at once: a line for each variable, in `message` and in `fix`. */
export class SettingsFault extends OperatorFault {
  override readonly name = 'SettingsFault';
  readonly faults: readonly SettingFault[];

  constructor(faults: readonly SettingFault[]) {
    const lines = faults.map(({ variable, found, fix }) => ({
      what: `${variable} ${found}.`,
      fix: `${fix}.`,
    }));
    super(lines.map(({ what }) => what).join('\n'), [...new Set(lines.map(({ fix }) => fix))].join('\n'));
    this.faults = faults;
  }
}
