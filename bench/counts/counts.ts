import { type Counts, countPoll } from './countPoll';
import { countQuestions } from './countQuestions';
import { countWork } from './countWork';

const POLLED_RECORDS = 1_000;
const BLOB_SIZES = [1, 10, 100];
// Different by a factor, and the same records asked about: the same counts.
const STORED_RECORDS = [2_000, 20_000];

/** Everything that is counted and not timed, by name: exactly the same on every machine, as long as the product does the same. */
export async function counts(): Promise<Counts> {
  const all: Counts = {};
  const put = (where: string, counted: Counts) => {
    for (const [name, count] of Object.entries(counted)) all[`${where}: ${name}`] = count;
  };
  put(`parse and serialise ${POLLED_RECORDS} records`, countWork(POLLED_RECORDS));
  for (const size of BLOB_SIZES) put(`blobs of ${size}`, await countPoll(POLLED_RECORDS, size));
  for (const records of STORED_RECORDS) put(`among ${records} records`, await countQuestions(records));
  return all;
}
