/**
 * Nothing can work until a person acts: a setting, a consent, a right, a store out of reach.
 * `message` says what is wrong, `fix` what to do; neither ever holds a secret, a token or a record's content.
 */
export class OperatorFault extends Error {
  override readonly name: string = 'OperatorFault';
  readonly fix: string;

  constructor(what: string, fix: string, options?: ErrorOptions) {
    super(what, options);
    this.fix = fix;
  }
}
