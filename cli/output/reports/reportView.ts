import type { ReportLimit } from '../../../shared/reports/coverageLimits';
import type { ReportChart } from './reportChart';
import type { ReportTable } from './reportTable';

/** A report as it is shown, whatever it is about and wherever it is shown. */
export interface ReportView {
  readonly title: string;
  /** What was asked for: `of alice@contoso.com, 2026-11-01 to 2026-11-08 UTC`. */
  readonly subject: string;
  readonly generatedAt: Date;
  /** The answer in sentences, the most important first. */
  readonly answer: readonly string[];
  /** What cannot be known, the most important first. */
  readonly limits: readonly ReportLimit[];
  readonly charts: readonly ReportChart[];
  readonly tables: readonly ReportTable[];
}
