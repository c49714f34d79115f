import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

// Loading is most of what a short question takes. Kept with the packages, never in a shared temporary folder, where others could write; where
// it cannot be written, everything is compiled as ever.
// Node 20 has none, and is to be told so in words.
if (typeof enableCompileCache === 'function') {
  enableCompileCache(join(__dirname, '..', '..', 'node_modules', '.cache', 'exchange-audit-tables'));
}
