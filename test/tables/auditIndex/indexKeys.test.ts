import {
  behindPrefix,
  indexPartitionKey,
  indexRowKeyPrefix,
} from '../../../shared/tables/auditIndex/indexKeys';

describe('indexPartitionKey', () => {
  it.each([
    ['user', '2026-03-10', 'ann@contoso.com', 'user_2026-03-10'],
    ['message', '2026-03-10', 'x', 'message_2026-03-10'],
    // First byte of the SHA-256 of `abc`: ba.
    ['record', '2026-03-10', 'abc', 'record_ba'],
    ['record', '2026-04-11', 'abc', 'record_ba'],
  ] as const)('%s of %s', (kind, day, value, partitionKey) => {
    expect(indexPartitionKey(kind, day, value)).toBe(partitionKey);
  });
});

describe('indexRowKeyPrefix', () => {
  it.each([
    ['ann@contoso.com', 'ann@contoso.com|'],
    ['Ann@Contoso.com', 'ann@contoso.com|'],
    ['guest_x#EXT#@contoso.com', '=guest_x=0023ext=0023@contoso.com|'],
    ['a|b', '=a=007cb|'],
  ])('of %s', (value, prefix) => {
    expect(indexRowKeyPrefix(value)).toBe(prefix);
  });

  it('hashes what is long', () => {
    expect(indexRowKeyPrefix('x'.repeat(201))).toMatch(/^=sha256-[0-9a-f]{64}\|$/);
  });
});

describe('behindPrefix', () => {
  it('is behind every key of the value and before those of the next', () => {
    const behind = behindPrefix('ann|');
    expect(behind).toBe('ann}');
    expect('ann|\uffff' < behind).toBe(true);
    expect('anna|' < 'ann|').toBe(true);
    expect('ann~' < behind).toBe(false);
  });
});
