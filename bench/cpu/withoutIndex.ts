import { IndexWriter } from '../../shared/tables/auditIndex/indexWriter';

// Nothing is gathered, so that every record counts as found by what has been written already.
const BEFORE_ALL_GENERATIONS = 0;

/** Loaded before a poll (`--require`): its index writer is given nothing. The product has no such setting; it shows what records alone cost. */
IndexWriter.prototype.add = () => BEFORE_ALL_GENERATIONS;
