import { TextLog } from '../../../shared/tables/store/textLog';

describe('TextLog', () => {
  it('gives back what came, in order, however often it is asked', () => {
    const log = new TextLog();
    const texts = Array.from({ length: 1_000 }, (_, n) => `${n} `.repeat(n % 40));
    for (const text of texts) log.append(text);
    expect([...log]).toEqual(texts);
    expect([...log]).toEqual(texts);
    expect(log.length).toBe(1_000);
  });

  it('holds one text longer than all that it packs at a time', () => {
    const log = new TextLog();
    const texts = ['x'.repeat(100_000), '\ud800'.repeat(9_000), ''];
    for (const text of texts) log.append(text);
    expect([...log]).toEqual(texts);
  });

  it('tells its size: it grows with each text, and shrinks where texts are packed', () => {
    const log = new TextLog();
    const sizes = Array.from({ length: 400 }, () => {
      log.append('someone@contoso.com someone@contoso.com');
      return log.sizeInBytes;
    });
    expect(sizes[1]).toBe((sizes[0] ?? 0) * 2);
    expect(Math.max(...sizes)).toBeGreaterThan(sizes[399] ?? 0);
    expect(sizes[399]).toBeGreaterThan(0);
  });
});
