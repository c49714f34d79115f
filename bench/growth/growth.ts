import type { BenchOptions, Figure } from '../figure';
import { growthOfIngest } from './growthOfIngest';
import { growthOfQuestions } from './growthOfQuestions';

/** What grows with the number of records, and what must not: taking records in, then asking about a few of ever more. */
export async function growth(options: BenchOptions): Promise<Figure[]> {
  return [...(await growthOfIngest(options)), ...(await growthOfQuestions(options))];
}
