import { serveTables } from '../../../bench/tableStore/serveTables';

jest.mock('../../azurite/startAzurite', () => ({ startAzurite: () => serveTables() }));

// What is asked of the tables, with the table server of the benchmarks in Azurite's place.
import '../../query/findRecord.test';
import '../../query/findRecords.test';
import '../../query/gapsWithin.test';
