import { randomBytes } from 'node:crypto';
import { Door } from '../../../cli/explore/door';

describe('Door', () => {
  const cookieOf = (door: Door) => {
    const entry = door.enter(door.token());
    return entry.outcome === 'entered' ? entry.cookie : '';
  };

  it('gives the same token until it is used, then another', () => {
    const door = new Door(randomBytes);
    const first = door.token();
    expect(door.token()).toBe(first);
    expect(door.hasUnusedToken).toBe(true);
    door.enter(first);
    expect(door.hasUnusedToken).toBe(false);
    expect(door.token()).not.toBe(first);
  });

  it('lets in by a token once, and tells a used one from one that never was', () => {
    const door = new Door(randomBytes);
    const token = door.token();
    expect(door.enter('no')).toEqual({ outcome: 'unknown' });
    expect(door.enter(token)).toEqual({ outcome: 'entered', cookie: expect.stringMatching(/^[\w-]{43}$/) });
    expect(door.enter(token)).toEqual({ outcome: 'used' });
    expect(door.enter(`${token}A`)).toEqual({ outcome: 'unknown' });
  });

  it('admits the newest cookie alone; a token is none, and nobody is inside before the first', () => {
    const door = new Door(randomBytes);
    for (const nothing of [undefined, '', door.token()]) expect(door.admits(nothing)).toBe(false);
    const first = cookieOf(door);
    expect(door.admits(first)).toBe(true);
    const second = cookieOf(door);
    expect([door.admits(first), door.admits(second)]).toEqual([false, true]);
  });
});
