/** A chart of a report, drawn. */
export interface ReportChart {
  readonly title: string;
  /** What it shows, for whoever does not see it. */
  readonly summary: string;
  /** A whole `<svg>` element: static, safe to stand in a page, coloured by the page's style. */
  readonly svg: string;
  /** What the colours mean: class of the style, and text. */
  readonly legend: readonly { readonly style: ChartStyle; readonly text: string }[];
}

/** Looks that the page's style knows. */
export type ChartStyle =
  | 'usual'
  | 'unusual'
  | 'sync'
  | 'good'
  | 'attachment'
  | 'forward'
  | 'failed'
  | 'blind'
  | 'gap';
