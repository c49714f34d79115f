/** What the summary of a poll says that was stopped, by a person or by its deadline. */
export const STOPPED_NOTE = 'The poll was stopped; what is left is taken by the next one.';
