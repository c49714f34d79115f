import { serveQueues } from '../../../bench/queueStore/serveQueues';

jest.mock('../../azurite/startAzurite', () => ({ startAzurite: () => serveQueues() }));

// The queue's own tests, with the queue server of the benchmarks in Azurite's place: both must agree with them.
import '../../contentQueue/azureContentQueue.test';
