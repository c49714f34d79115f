/** A refusal with the code that the service gives (table-service-error-codes). */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string = code) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** As the service spells it out. @param index of the operation in a transaction that failed */
  body(index?: number): string {
    const value = `${index === undefined ? '' : `${index}:`}${this.message}\nRequestId:0\nTime:0`;
    return JSON.stringify({ 'odata.error': { code: this.code, message: { lang: 'en-US', value } } });
  }
}
