import { addressBlock } from '../../shared/records/addressBlock';

const V4 = '00000000000000000000ffff';

describe('addressBlock', () => {
  it.each([
    ['203.0.113.0/24', `${V4}cb007100`, `${V4}cb0071ff`],
    ['203.0.113.77/24', `${V4}cb007100`, `${V4}cb0071ff`],
    [' 203.0.113.77/32 ', `${V4}cb00714d`, `${V4}cb00714d`],
    ['0.0.0.0/0', `${V4}00000000`, `${V4}ffffffff`],
    ['2001:db8::/32', `20010db8${'0'.repeat(24)}`, `20010db8${'f'.repeat(24)}`],
    ['[2001:db8::1]/127', `20010db8${'0'.repeat(24)}`, `20010db8${'0'.repeat(23)}1`],
    ['::ffff:203.0.113.0/120', `${V4}cb007100`, `${V4}cb0071ff`],
    ['::/0', '0'.repeat(32), 'f'.repeat(32)],
  ])('%s', (spelled, first, last) => {
    expect(addressBlock(spelled)).toEqual({ first, last });
  });

  it.each([
    '203.0.113.0',
    '203.0.113.0/33',
    '2001:db8::/129',
    '203.0.113.0:443/24',
    '203.0.113.0/',
    '203.0.113/24',
    'contoso.com/24',
    '/24',
  ])('%s is none', (spelled) => {
    expect(addressBlock(spelled)).toBeUndefined();
  });
});
