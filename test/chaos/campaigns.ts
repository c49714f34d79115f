import type { Campaign } from './campaign';
import { badContent } from './campaigns/badContent';
import { failingRequests } from './campaigns/failingRequests';
import { killedPolls } from './campaigns/killedPolls';
import { lateContent } from './campaigns/lateContent';
import { severalPollers } from './campaigns/severalPollers';
import { stoppedPolls } from './campaigns/stoppedPolls';
import { thirtyDays } from './campaigns/thirtyDays';
import { unreliableStorage } from './campaigns/unreliableStorage';

/** Every campaign, in the order in which they run. */
export const campaigns: readonly Campaign[] = [
  killedPolls,
  stoppedPolls,
  severalPollers,
  failingRequests,
  unreliableStorage,
  lateContent,
  badContent,
  thirtyDays,
];
