import { z } from 'zod';

/** A column that holds JSON text, read as the shape that it has inside; what is no JSON counts as missing. */
export function jsonColumn<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess(parsed, shape);
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
