import { serveTables } from '../../../bench/tableStore/serveTables';

jest.mock('../../azurite/startAzurite', () => ({ startAzurite: () => serveTables() }));

// The gateway's own tests, with the table server of the benchmarks in Azurite's place: both must agree with them.
import '../../tables/store/azureTableStore.test';
