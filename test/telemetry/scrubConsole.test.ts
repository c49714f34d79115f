import { scrubConsole } from '../../shared/telemetry/scrubConsole';

test('whatever is printed, and by whichever way, loses addresses', () => {
  const printed: string[] = [];
  const print = (...args: unknown[]) => void printed.push(args.join(' '));
  const target = { debug: print, error: print, info: print, log: print, trace: print, warn: print };
  const stderr = {
    write: (chunk: string | Uint8Array) => {
      printed.push(String(chunk));
      return true;
    },
  };
  scrubConsole(target, stderr);
  target.log('asked %s', 'https://host/path/alice', { user: 'alice@contoso.com' });
  target.warn('RowKey eq alice');
  stderr.write('https://host/path/alice\n');
  stderr.write(Buffer.from('mail to alice@contoso.com\n'));
  expect(printed).toEqual([
    "asked https://host/[...] { user: '[address]' }",
    'RowKey [...]',
    'https://host/[...]\n',
    'mail to [address]\n',
  ]);
});
