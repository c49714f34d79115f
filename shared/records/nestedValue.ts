import { z } from 'zod';

// What stands inside records is read leniently: every field may be missing, and one of an unexpected type counts as
// missing, because the schema page's "mandatory" and its types are wrong too often (see its Exchange samples).

// As one step each: a type with a default and a fallback around it takes three, with an object for each, of every field of every message.

/** Text inside a nested shape, else undefined. */
export const nestedText = field((value) => (typeof value === 'string' ? value : undefined));

/** A number inside a nested shape, also one written as text, else undefined. */
export const nestedNumber = field((value) => {
  if (typeof value === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(value)) return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
});

/** A boolean inside a nested shape, also one written as text, else undefined. */
export const nestedBoolean = field((value) => {
  const spelled = typeof value === 'string' ? value.toLowerCase() : value;
  if (spelled === true || spelled === 'true') return true;
  return spelled === false || spelled === 'false' ? false : undefined;
});

/** Texts inside a nested shape, else undefined. */
export const nestedTexts = field((value) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : undefined,
);

function field<T>(read: (value: unknown) => T | undefined) {
  return z.transform(read);
}

/** A nested shape, else undefined. */
export function nested<Shape extends z.ZodType>(shape: Shape) {
  return shape.optional().catch(undefined);
}

/** A collection of nested shapes; an element that is none counts as an empty one, so that the others stay. */
export function nestedList<Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape>) {
  return z
    .array(z.union([shape, z.unknown().transform(() => shape.parse({}))]))
    .optional()
    .catch(undefined);
}
