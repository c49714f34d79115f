import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { isStreaming } from './isStreaming';

// Loading is most of what a short question takes. Kept with the packages, never in a shared temporary folder, where others could write; where
// it cannot be written, everything is compiled as ever.
// What streams would hold the cache, some 6 MB, to its end for a tenth of a second at its start.
// Node 20 has none, and is to be told so in words.
if (typeof enableCompileCache === 'function' && !isStreaming(process.argv.slice(2))) {
  enableCompileCache(join(__dirname, '..', '..', 'node_modules', '.cache', 'exchange-audit-tables'));
}
