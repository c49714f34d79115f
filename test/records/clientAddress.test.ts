import { BlockList } from 'node:net';
import fc from 'fast-check';
import { clientAddress } from '../../shared/records/clientAddress';

test.each([
  ['10.11.12.13', '10.11.12.13'],
  ['10.11.12.13:12345', '10.11.12.13'],
  ['[10.11.12.13]:12345', '10.11.12.13'],
  ['[10.11.12.13]', '10.11.12.13'],
  ['::ffff:10.11.12.13', '10.11.12.13'],
  ['[::FFFF:10.11.12.13]:12345', '10.11.12.13'],
  ['2001:db8::abcd', '2001:db8::abcd'],
  ['[2001:0DB8:0:0::ABCD]:12345', '2001:db8::abcd'],
  ['[2001:db8::abcd]', '2001:db8::abcd'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
  [' ::1 ', '::1'],
  ['FE80::', 'fe80::'],
  ['fe80::1%eth0', 'fe80::1'],
  ['0.0.0.0', '0.0.0.0'],
  ['255.255.255.255', '255.255.255.255'],
  ['localhost', undefined],
  ['localhost:12345', undefined],
  ['[localhost]:12345', undefined],
  ['cool.client.local:12345', undefined],
  ['', undefined],
  ['<null>', undefined],
  ['NOTANIPV4 (10.9000.0.1)', undefined],
  ['[CORRECTIPV4 (10.90.0.1)]', undefined],
  ['[2001:db8::1]x', undefined],
  ['[2001:db8::1', undefined],
  ['10.1', undefined],
  ['0x0a000001', undefined],
  ['10.0.0.256', undefined],
])('%j', (spelled, text) => {
  expect(clientAddress(spelled)?.text).toBe(text);
});

test.each([
  ['192.0.2.1', '00000000000000000000ffffc0000201'],
  ['::ffff:192.0.2.1', '00000000000000000000ffffc0000201'],
  ['2001:db8::621', '20010db8000000000000000000000621'],
])('%s sorts as %s', (spelled, sortable) => {
  expect(clientAddress(spelled)?.sortable).toBe(sortable);
});

test('a CIDR block is a range of the sortable form', () => {
  const block = new BlockList();
  block.addSubnet('10.20.0.0', 14, 'ipv4');
  const [first, last] = ['10.20.0.0', '10.23.255.255'].map(
    (address) => clientAddress(address)?.sortable ?? '',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.ipV4(),
        fc.nat(0xffffff).map((low) => `10.${low >> 16}.${(low >> 8) & 255}.${low & 255}`),
      ),
      (address) => {
        const sortable = clientAddress(address)?.sortable ?? '';
        expect(first !== undefined && last !== undefined && sortable >= first && sortable <= last).toBe(
          block.check(address),
        );
      },
    ),
  );
});
