import { z } from 'zod';

// What stands inside records is read leniently: every field may be missing, and one of an unexpected type counts as
// missing, because the schema page's "mandatory" and its types are wrong too often (see its Exchange samples).

/** Text inside a nested shape, else undefined. */
export const nestedText = z.string().optional().catch(undefined);

/** A number inside a nested shape, also one written as text, else undefined. */
export const nestedNumber = z
  .union([z.number(), z.stringFormat('decimal', /^\s*-?\d+(\.\d+)?\s*$/).transform(Number)])
  .optional()
  .catch(undefined);

/** A boolean inside a nested shape, also one written as text, else undefined. */
export const nestedBoolean = z
  .union([z.boolean(), z.stringbool({ truthy: ['true'], falsy: ['false'] })])
  .optional()
  .catch(undefined);

/** Texts inside a nested shape, else undefined. */
export const nestedTexts = z.array(z.string()).optional().catch(undefined);

/** A nested shape, else undefined. */
export function nested<Shape extends z.ZodType>(shape: Shape) {
  return shape.optional().catch(undefined);
}

/** A collection of nested shapes; an element that is none counts as an empty one, so that the others stay. */
export function nestedList<Shape extends z.ZodRawShape>(shape: z.ZodObject<Shape, z.core.$loose>) {
  return z
    .array(z.union([shape, z.unknown().transform(() => shape.parse({}))]))
    .optional()
    .catch(undefined);
}
