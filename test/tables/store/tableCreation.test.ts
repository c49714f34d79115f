import type { StorageAnswer } from '../../../shared/tables/store/storageAttempts';
import { TableCreation } from '../../../shared/tables/store/tableCreation';

const done: StorageAnswer<string> = { result: 'written' };
const missing: StorageAnswer<string> = {
  fault: { decision: 'tableMissing', code: 'TableNotFound', index: 0 },
};

describe('TableCreation', () => {
  it('makes a missing table and writes again; writes that came meanwhile wait', async () => {
    const log: string[] = [];
    let exists = false;
    const creation = new TableCreation(async (table) => {
      log.push(`make ${table}`);
      exists = true;
    });
    const send = async () => {
      log.push(exists ? 'written' : 'missing');
      return exists ? done : missing;
    };
    const answers = await Promise.all([1, 2, 3].map(() => creation.write('T', send, {})));
    expect(answers).toEqual([done, done, done]);
    expect(log).toEqual(['missing', 'make T', 'written', 'written', 'written']);
  });

  it('makes a table before the first write where a read has missed it, once', async () => {
    const log: string[] = [];
    const creation = new TableCreation(async (table) => void log.push(`make ${table}`));
    const send = async () => {
      log.push('written');
      return done;
    };
    creation.miss('T');
    await creation.write('T', send, {});
    // A read that was asked before the table was made, answered after.
    creation.miss('T');
    await creation.write('T', send, {});
    expect(log).toEqual(['make T', 'written', 'written']);
  });

  it('forgets a miss that was told while the first write was under way', async () => {
    const made: string[] = [];
    const creation = new TableCreation(async (table) => void made.push(table));
    const send = async () => {
      creation.miss('T');
      return done;
    };
    await creation.write('T', send, {});
    await expect(creation.write('T', async () => missing, {})).rejects.toThrow('Table T was deleted');
    expect(made).toEqual([]);
  });

  it('writes where the table that was missed is there by now and may not be made', async () => {
    const creation = new TableCreation(() => Promise.reject(new Error('no right to make tables')));
    creation.miss('T');
    expect(await creation.write('T', async () => done, {})).toEqual(done);
    creation.miss('U');
    await expect(creation.write('U', async () => missing, {})).rejects.toThrow('no right to make tables');
  });

  it('gives up on a table that stays missing', async () => {
    const creation = new TableCreation(async () => {});
    let sent = 0;
    const answer = await creation.write(
      'T',
      async () => {
        sent += 1;
        return missing;
      },
      {},
    );
    expect(answer).toEqual(missing);
    expect(sent).toBeLessThan(10);
  });

  it('does not make a table anew that was there before: it says that it was deleted', async () => {
    const made: string[] = [];
    const creation = new TableCreation(async (table) => void made.push(table));
    await creation.write('T', async () => done, {});
    await expect(creation.write('T', async () => missing, {})).rejects.toMatchObject({
      name: 'OperatorFault',
      message: 'Table T was deleted while this ran; what it held is gone.',
    });
    expect(made).toEqual([]);
  });

  it('fails with what keeps a table from being made', async () => {
    const creation = new TableCreation(() => Promise.reject(new Error('no right to make tables')));
    await expect(creation.write('T', async () => missing, {})).rejects.toThrow('no right to make tables');
  });

  it('lets others write after a first write that failed', async () => {
    const creation = new TableCreation(async () => {});
    const failing = creation.write('T', () => Promise.reject(new Error('no')), {});
    const waiting = creation.write('T', async () => done, {});
    await expect(failing).rejects.toThrow('no');
    expect(await waiting).toEqual(done);
  });
});
