import { RequestWindow } from '../../../shared/tables/store/requestWindow';
import { createFakeClock } from '../../activityApi/fakeClock';

const answered = { isPushedBack: false };
const pushedBack = { isPushedBack: true };

function window() {
  const clock = createFakeClock();
  return { clock, window: new RequestWindow(clock) };
}

/** Fills it with requests. @returns how many got their place without waiting */
async function enter(own: RequestWindow, requests: number): Promise<number> {
  let entered = 0;
  for (let request = 0; request < requests; request++) {
    void own.enter().then(() => {
      entered += 1;
    });
  }
  await new Promise(setImmediate);
  return entered;
}

describe('RequestWindow', () => {
  it('lets 64 requests through at once, the next when one has ended', async () => {
    const { window: own } = window();
    expect(await enter(own, 65)).toBe(64);
    let isIn = false;
    void own.enter().then(() => {
      isIn = true;
    });
    own.leave(answered);
    await new Promise(setImmediate);
    expect(isIn).toBe(false);
    own.leave(answered);
    await new Promise(setImmediate);
    expect(isIn).toBe(true);
  });

  it('halves what was under way, once for one bad moment, and never closes', async () => {
    const { window: own, clock } = window();
    await enter(own, 16);
    for (let request = 0; request < 16; request++) own.leave(pushedBack);
    expect(own.size).toBe(8);
    for (let moment = 0; moment < 6; moment++) {
      await enter(own, 1);
      await clock.sleep(1_001);
      own.leave(pushedBack);
    }
    expect(own.size).toBe(1);
    expect(await enter(own, 2)).toBe(1);
  });

  it('widens by one for as many answers as it is wide', async () => {
    const { window: own } = window();
    await enter(own, 8);
    for (let request = 0; request < 8; request++) own.leave(pushedBack);
    expect(own.size).toBe(4);
    for (let request = 0; request < 5; request++) {
      await enter(own, 1);
      own.leave(answered);
    }
    expect(own.size).toBe(5);
  });
});
