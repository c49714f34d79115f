import type { CellState } from '../../shared/query/coverageCells';

/** How a cell of the calendar is shown: a symbol, so that nobody needs to see colours, and what it means. */
export interface ShownCell {
  readonly symbol: string;
  readonly meaning: string;
  /** SGR code of a terminal's colour. */
  readonly colour: number;
}

export const CELL_STATES: Readonly<Record<CellState, ShownCell>> = {
  covered: { symbol: '#', meaning: 'covered', colour: 32 },
  closed: { symbol: 'c', meaning: 'closed by an import', colour: 36 },
  waiting: { symbol: '~', meaning: 'not all fetched yet', colour: 33 },
  partly: { symbol: '+', meaning: 'partly missing or not covered', colour: 35 },
  gap: { symbol: '!', meaning: 'missing', colour: 31 },
  beforeCoverage: { symbol: '.', meaning: 'before coverage', colour: 90 },
  future: { symbol: ' ', meaning: 'still to come', colour: 0 },
};
